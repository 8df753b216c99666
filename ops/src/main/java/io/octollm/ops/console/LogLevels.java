package io.octollm.ops.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.octollm.schema.Codec;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The log levels of this process, changed while it runs, with an automatic way back. Thread-safe. */
public final class LogLevels implements AutoCloseable {
  private final LoggerContext context;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Map<String, Temporary> overrides = new HashMap<>();

  /**
   * A level that differs from the configured one for a while.
   *
   * @param before the level to go back to; null to inherit
   */
  private record Temporary(@Nullable Level before, Instant until, ScheduledFuture<?> wayBack) {}

  public LogLevels(LoggerContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
    this.timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("octollm-log-level").factory());
  }

  /** Sets a level; returns all levels as they then are. */
  public synchronized ObjectNode set(LevelChange change) {
    Logger logger = context.getLogger(change.logger());
    Level before = logger.getLevel();
    Temporary running = overrides.remove(change.logger());
    if (running != null) {
      running.wayBack().cancel(false);
      before = running.before();
    }
    logger.setLevel(change.level());
    if (!change.forTime().isZero()) {
      ScheduledFuture<?> wayBack = timer.schedule(() -> goBack(change.logger()),
          change.forTime().toMillis(), TimeUnit.MILLISECONDS);
      overrides.put(change.logger(),
          new Temporary(before, clock.instant().plus(change.forTime()), wayBack));
    }
    return current();
  }

  private synchronized void goBack(String name) {
    Temporary temporary = overrides.remove(name);
    if (temporary != null) {
      context.getLogger(name).setLevel(temporary.before());
    }
  }

  /** The loggers that have a level of their own, and until when. */
  public synchronized ObjectNode current() {
    ObjectNode answer = Codec.emptyObject();
    ArrayNode levels = answer.putArray("levels");
    for (Logger logger : context.getLoggerList()) {
      Level level = logger.getLevel();
      if (level != null) {
        ObjectNode line = levels.addObject().put("logger", logger.getName())
            .put("level", level.toString());
        Temporary temporary = overrides.get(logger.getName());
        if (temporary != null) {
          line.put("until", temporary.until().toString());
        }
      }
    }
    return answer;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
