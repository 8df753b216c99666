package io.octollm.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import io.octollm.schema.EventName;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Stands before the appenders and lets only so many lines of one place through in a second; one line
 * after that second says how many it left out. A place is a logger with one of our events, or a
 * library's logger. Errors, how a task goes, and what DEBUG says of a single task are never left out.
 * Thread-safe.
 */
final class FloodAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final int mostASecond;
  private final Clock clock;
  private final AppenderAttachableImpl<ILoggingEvent> out = new AppenderAttachableImpl<>();
  private Map<Place, Integer> seen = new HashMap<>();
  private long second;
  private @Nullable ScheduledFuture<?> turns;

  private record Place(String logger, String event) {}

  FloodAppender(int mostASecond, Clock clock) {
    this.mostASecond = mostASecond;
    this.clock = clock;
  }

  void add(Appender<ILoggingEvent> appender) {
    out.addAppender(appender);
  }

  @Override
  public void start() {
    // A place that has gone silent would else keep its count until somebody logs again.
    turns = context.getScheduledExecutorService().scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS);
    super.start();
  }

  @Override
  protected void append(ILoggingEvent line) {
    turn();
    if (isKept(line) || passes(place(line))) {
      out.appendLoopOnAppenders(line);
    }
  }

  private synchronized boolean passes(Place place) {
    return seen.merge(place, 1, Integer::sum) <= mostASecond;
  }

  /** Tells of a second that is over. */
  private void turn() {
    long now = clock.instant().getEpochSecond();
    Map<Place, Integer> over;
    synchronized (this) {
      if (now == second) {
        return;
      }
      over = seen;
      seen = new HashMap<>();
      second = now;
    }
    tell(over);
  }

  private void tell(Map<Place, Integer> over) {
    over.forEach((place, count) -> {
      if (count > mostASecond) {
        out.appendLoopOnAppenders(sampled(place, count - mostASecond));
      }
    });
  }

  private LoggingEvent sampled(Place place, int leftOut) {
    Logger logger = ((LoggerContext) context).getLogger(FloodAppender.class);
    LoggingEvent line = new LoggingEvent(FloodAppender.class.getName(), logger, Level.WARN,
        EventName.LOG_SAMPLED.text(), null, null);
    // Whoever's line turned the second has nothing to do with what was left out.
    line.setMDCPropertyMap(Map.of());
    line.addKeyValuePair(new KeyValuePair("of", place.event()));
    line.addKeyValuePair(new KeyValuePair("logger", place.logger()));
    line.addKeyValuePair(new KeyValuePair("left_out", leftOut));
    return line;
  }

  private static Place place(ILoggingEvent line) {
    return new Place(line.getLoggerName(),
        LogLine.isOurs(line) ? line.getMessage() : EventName.LIBRARY_LOG.text());
  }

  private static boolean isKept(ILoggingEvent line) {
    return line.getLevel().isGreaterOrEqual(Level.ERROR)
        || LogLine.isOurs(line) && line.getMessage().startsWith("task.")
        || !line.getLevel().isGreaterOrEqual(Level.INFO) && bearsATask(line);
  }

  private static boolean bearsATask(ILoggingEvent line) {
    return line.getMDCPropertyMap().containsKey("task_id") || line.getKeyValuePairs() != null
        && line.getKeyValuePairs().stream().anyMatch(pair -> pair.key.equals("task_id"));
  }

  /** Tells what this second has left out, then stops those behind it. */
  @Override
  public void stop() {
    if (!isStarted()) {
      return;
    }
    super.stop();
    if (turns != null) {
      turns.cancel(false);
    }
    Map<Place, Integer> last;
    synchronized (this) {
      last = seen;
      seen = new HashMap<>();
    }
    tell(last);
    out.detachAndStopAllAppenders();
  }
}
