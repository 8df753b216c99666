package io.octollm.schema.lines;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.octollm.schema.EventName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * The lines that a class logs while this is open, at any level: {@link CatalogueExtension} opens our
 * loggers down to DEBUG.
 */
public final class HeardLines implements AutoCloseable {
  private final Logger logger;
  private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent line) {
      Map<String, Object> fields = new LinkedHashMap<>(line.getMDCPropertyMap());
      line.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
      lines.add(new Line(EventName.of(line.getMessage()), line.getLevel().toString(), fields));
    }
  };

  /** One line; its fields with those of the thread that wrote it. */
  public record Line(EventName event, String level, Map<String, Object> fields) {}

  public HeardLines(Class<?> writer) {
    logger = (Logger) LoggerFactory.getLogger(writer);
    ear.start();
    logger.addAppender(ear);
  }

  public List<Line> of(EventName... events) {
    List<EventName> wanted = List.of(events);
    return lines.stream().filter(line -> wanted.contains(line.event())).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(ear);
  }
}
