package io.octollm.arm.retrieval;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** A library for a follower to fill, with what is counted and logged meanwhile. */
final class FollowedLibrary implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger(DocumentFollower.class.getPackageName());
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Library library = Library.ofWords(10_000_000);

  FollowedLibrary() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  /** Starts to follow. */
  DocumentFollower follow(String address, String topic) {
    return follow(Map.of("bootstrap.servers", address), topic);
  }

  DocumentFollower follow(Map<String, Object> kafka, String topic) {
    DocumentFollower follower = new DocumentFollower(kafka, topic, library, meters);
    follower.start();
    return follower;
  }

  Library library() {
    return library;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  /** The fields of each event of that name. */
  List<String> events(String name) {
    return log.list.stream().filter(line -> line.getMessage().equals(name))
        .map(line -> String.valueOf(line.getKeyValuePairs())).toList();
  }

  Found search(String text) {
    try {
      return library.search(new Question(text, Method.KEYWORD, Filters.NONE, 10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The ids of the documents that have it. */
  List<String> found(String text) {
    return search(text).hits().stream().map(Hit::document).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(log);
    logger.setLevel(null);
    library.close();
  }
}
