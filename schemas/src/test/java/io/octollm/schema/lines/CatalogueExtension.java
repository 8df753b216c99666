package io.octollm.schema.lines;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails the class during which a line of ours was logged, at any level, that is not as the catalogue
 * says. The build registers it for every class; classes run two at a time, so the flaw names the
 * logger that wrote it. Lines below the level that the module prints are checked and not printed.
 */
public final class CatalogueExtension implements BeforeAllCallback, AfterAllCallback {
  private static final String OURS = "io.octollm";
  private static final Queue<String> FLAWS = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      listen(loggers);
    }
  }

  private static synchronized void listen(LoggerContext loggers) {
    Logger ours = loggers.getLogger(OURS);
    if (ours.getAppender(Check.NAME) != null) {
      return;
    }
    Check check = new Check(loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), ours.getEffectiveLevel());
    check.setContext(loggers);
    check.start();
    ours.addAppender(check);
    ours.setAdditive(false);
    ours.setLevel(Level.DEBUG);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> flaws = new ArrayList<>();
    for (String flaw = FLAWS.poll(); flaw != null; flaw = FLAWS.poll()) {
      flaws.add(flaw);
    }
    if (!flaws.isEmpty()) {
      throw new AssertionError("log lines outside the catalogue of events (EventName): "
          + flaws.stream().distinct().toList());
    }
  }

  /** Checks each line and hands on what the module prints. */
  private static final class Check extends AppenderBase<ILoggingEvent> {
    static final String NAME = "catalogue";
    private final Logger root;
    private final Level printed;

    Check(Logger root, Level printed) {
      this.root = root;
      this.printed = printed;
      setName(NAME);
    }

    @Override
    public void doAppend(ILoggingEvent line) {
      append(line);
    }

    @Override
    protected void append(ILoggingEvent line) {
      List<String> fields = line.getKeyValuePairs() == null ? List.of()
          : line.getKeyValuePairs().stream().map(pair -> pair.key).toList();
      // The backend of the app gives an error its type when the line has none.
      String level = line.getLevel().equals(Level.ERROR) ? "warning" : line.getLevel().toString();
      LineCheck.flaws(level, line.getMessage(), fields)
          .forEach(flaw -> FLAWS.add(flaw + " (" + line.getLoggerName() + ")"));
      if (line.getLevel().isGreaterOrEqual(printed)) {
        root.iteratorForAppenders().forEachRemaining(appender -> appender.doAppend(line));
      }
    }
  }
}
