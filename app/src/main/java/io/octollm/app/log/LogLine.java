package io.octollm.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.octollm.schema.ErrorCategory;
import io.octollm.schema.EventName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One line of the log before it takes its form. Our own loggers' message is the event's name; a
 * library's becomes a field of {@code library.log}. Of a throwable only class names and frames
 * remain: its message may quote what somebody sent.
 *
 * @param fields the request's ids first, then the event's own, in their order
 */
record LogLine(String timestamp, String level, String event, Map<String, Object> fields) {
  private static final String OWN = "io.octollm.";
  private static final List<String> IDS = List.of("request_id", "task_id");
  private static final int MAX_CAUSES = 4;
  private static final int FRAMES_EACH = 12;

  static LogLine of(ILoggingEvent from) {
    boolean own = isOurs(from);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String id : IDS) {
      String value = from.getMDCPropertyMap().get(id);
      if (value != null) {
        fields.put(id, value);
      }
    }
    if (!own) {
      fields.put("logger", from.getLoggerName());
      fields.put("message", from.getFormattedMessage());
    }
    if (from.getKeyValuePairs() != null) {
      for (KeyValuePair pair : from.getKeyValuePairs()) {
        fields.put(pair.key, plain(pair.value));
      }
    }
    if (from.getLevel().isGreaterOrEqual(Level.ERROR)) {
      fields.putIfAbsent("error_type", ErrorCategory.INTERNAL.toString());
    }
    if (from.getThrowableProxy() != null) {
      fields.put("error_class", from.getThrowableProxy().getClassName());
      fields.put("stack", String.join(" < ", frames(from.getThrowableProxy())));
    }
    return new LogLine(timestamp(at(from)), level(from.getLevel()),
        own ? from.getMessage() : EventName.LIBRARY_LOG.text(), fields);
  }

  static boolean isOurs(ILoggingEvent line) {
    return line.getLoggerName().startsWith(OWN);
  }

  private static Instant at(ILoggingEvent from) {
    Instant at = from.getInstant();
    return at == null ? Instant.ofEpochMilli(from.getTimeStamp()) : at;
  }

  /** As ISO-8601 with six digits of a second; by hand, since each line has one and a formatter is slow. */
  private static String timestamp(Instant at) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    digits(text, time.getYear(), 1000).append('-');
    digits(text, time.getMonthValue(), 10).append('-');
    digits(text, time.getDayOfMonth(), 10).append('T');
    digits(text, time.getHour(), 10).append(':');
    digits(text, time.getMinute(), 10).append(':');
    digits(text, time.getSecond(), 10).append('.');
    return digits(text, time.getNano() / 1000, 100_000).append('Z').toString();
  }

  /** @param first what a digit in the first place is worth */
  private static StringBuilder digits(StringBuilder text, int number, int first) {
    for (int worth = first; worth > 0; worth /= 10) {
      text.append((char) ('0' + number / worth % 10));
    }
    return text;
  }

  private static String level(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> "error";
      case Level.WARN_INT -> "warning";
      case Level.INFO_INT -> "info";
      default -> "debug";
    };
  }

  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean b -> b;
      case Double d when d.isNaN() || d.isInfinite() -> d.toString();
      case Integer n -> n;
      case Long n -> n;
      case Double n -> n;
      case BigDecimal n -> n;
      default -> value.toString();
    };
  }

  private static List<String> frames(IThrowableProxy thrown) {
    List<String> frames = new ArrayList<>();
    IThrowableProxy at = thrown;
    for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
      frames.add(at.getClassName());
      StackTraceElementProxy[] trace = at.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(trace.length, FRAMES_EACH); i++) {
        StackTraceElement frame = trace[i].getStackTraceElement();
        frames.add(frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
      }
      at = at.getCause();
    }
    return frames;
  }
}
