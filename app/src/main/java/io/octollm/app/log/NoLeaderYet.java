package io.octollm.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.NotControllerException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what the embedded broker calls an unexpected error at most starts: it registers with itself before it has
 * elected itself, and asks again a moment later. Everything else that it says passes. Thread-safe.
 */
final class NoLeaderYet extends Filter<ILoggingEvent> {
  private static final String LOGGER = "kafka.server.ControllerApis";

  @Override
  public FilterReply decide(ILoggingEvent line) {
    return line.getLoggerName().equals(LOGGER) && isNoLeader(line.getThrowableProxy())
        ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isNoLeader(@Nullable IThrowableProxy thrown) {
    for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause.getClassName().equals(NotControllerException.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
