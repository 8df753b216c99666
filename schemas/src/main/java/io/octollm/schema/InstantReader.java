package io.octollm.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads times in the one form that {@link Instant#toString} writes, without the formatter: the JDK's
 * builds a new one for each time, and a task's state has ten. Any other form is left to Jackson.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
  private static final int SECONDS_END = 19;
  private static final int LONGEST = 30;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    Instant read = parser.currentToken() == JsonToken.VALUE_STRING ? read(parser.getString()) : null;
    return read == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : read;
  }

  /** The time, or null for a text of another form. */
  static @Nullable Instant read(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || end >= LONGEST || text.charAt(end) != 'Z' || text.charAt(4) != '-'
        || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : nanos(text, end);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0) {
      return null;
    }
    try {
      long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      return number(text, 0, 4) < 0 ? null
          : Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
    } catch (DateTimeException e) {
      return null; // no such day: Jackson says so in its own words
    }
  }

  private static int nanos(String text, int end) {
    int digits = end - SECONDS_END - 1;
    int fraction = text.charAt(SECONDS_END) == '.' && digits > 0 ? number(text, SECONDS_END + 1, end) : -1;
    for (int i = digits; i < 9 && fraction > 0; i++) {
      fraction *= 10;
    }
    return fraction;
  }

  /** What the digits between two places say; -1 when there is anything else. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
