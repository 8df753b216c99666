package io.octollm.arm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a judge found.
 *
 * @param type schema, criteria or facts
 * @param message one sentence for whoever tries again
 * @param location which output, and where in it: a JSON pointer, or a sentence's number
 * @param suggestion null where there is none
 */
record Issue(Severity severity, String type, String message, String location, @Nullable String suggestion) {

  /** How bad it is. Only an error makes an output invalid. */
  enum Severity {
    ERROR,
    WARNING,
    INFO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
