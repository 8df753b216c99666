package io.octollm.model;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone: in milliseconds, in seconds, or until a date. */
final class RetryAfter {
  private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

  private RetryAfter() {}

  /** Milliseconds, at most a day; null when the server says nothing that can be read. */
  static @Nullable Long millis(HttpHeaders headers, Instant now) {
    Double millis = headers.firstValue("retry-after-ms").map(RetryAfter::number).orElse(null);
    if (millis == null) {
      millis = headers.firstValue("retry-after").map(text -> wait(text.strip(), now)).orElse(null);
    }
    return millis == null ? null : Math.clamp((long) Math.ceil(millis), 0L, MOST_MILLIS);
  }

  private static @Nullable Double wait(String text, Instant now) {
    Double seconds = number(text);
    if (seconds != null) {
      return seconds * 1000;
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return (double) Duration.between(now, until).toMillis();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Double number(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,6})?") ? Double.valueOf(text) : null;
  }
}
