package io.octollm.model;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the thread that opened it logs about models until it is closed; other tests log at the same time. */
final class LogLines implements AutoCloseable {
  private final Logger logger = logger();
  private final Thread opener = Thread.currentThread();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
    @Override
    protected void append(ILoggingEvent event) {
      if (Thread.currentThread().equals(opener)) {
        super.append(event);
      }
    }
  };

  /** Where another test has begun to set up the logging, there is a stand-in until it is ready. */
  private static Logger logger() {
    while (true) {
      if (LoggerFactory.getLogger(ModelLog.class) instanceof Logger ready) {
        return ready;
      }
      Thread.onSpinWait();
    }
  }

  LogLines() {
    lines.start();
    // It stays so: another test may still listen.
    logger.setLevel(Level.DEBUG);
    logger.addAppender(lines);
  }

  List<String> events() {
    return lines.list.stream().map(ILoggingEvent::getMessage).toList();
  }

  /** An event's fields, as they are printed. */
  String fields(String event) {
    return lines.list.stream().filter(line -> line.getMessage().equals(event))
        .map(line -> String.valueOf(line.getKeyValuePairs())).findFirst().orElse("");
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
  }
}
