package io.octollm.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** From one instant on and before another, as {@code --since} and {@code --until} name them. */
record TimeWindow(Instant since, Instant until) {

  /** What is null is the earliest, or the latest, that is given. */
  static TimeWindow of(@Nullable String since, @Nullable String until, Instant earliest, Instant latest) {
    TimeWindow window = new TimeWindow(
        instant("--since", since, earliest), instant("--until", until, latest));
    if (!window.since.isBefore(window.until)) {
      throw Failure.usage("--since must lie before --until");
    }
    return window;
  }

  private static Instant instant(String option, @Nullable String text, Instant otherwise) {
    try {
      return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Failure.usage(option + " must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
    }
  }
}
