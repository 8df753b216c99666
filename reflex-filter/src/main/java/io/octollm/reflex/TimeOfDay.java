package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** A time of day behind a date. */
final class TimeOfDay {
  private TimeOfDay() {}

  /** Where the moment of ISO 8601 ends of which a date ends here: {@code 2026-01-31T09:30:00Z}; else the same place. */
  static int endBehind(Text text, int end) {
    return Chars.at(text, end) == 'T' && Chars.isDigit(Chars.at(text, end + 1)) ? end(text, end + 1) : end;
  }

  /** Where the time of an ISO 8601 moment ends, zone and fraction included. */
  static int end(Text text, int from) {
    int i = from;
    while (i - from < 15 && (Chars.isDigit(Chars.at(text, i))
        || (Chars.at(text, i) == ':' || Chars.at(text, i) == '.') && Chars.isDigit(Chars.at(text, i + 1)))) {
      i++;
    }
    char zone = Chars.at(text, i);
    if (zone == 'Z') {
      return i + 1;
    }
    if ((zone == '+' || zone == '-') && Chars.isDigit(Chars.at(text, i + 1))) {
      i++;
      int least = i;
      while (i - least < 5 && (Chars.isDigit(Chars.at(text, i)) || Chars.at(text, i) == ':')) {
        i++;
      }
    }
    return i;
  }

  /** Whether a time of day follows, as where a line of a log begins: {@code Feb  5 17:53:18}. */
  static boolean isLogged(Text text, int from) {
    return Chars.at(text, from) == ' ' && Chars.at(text, from + 3) == ':' && Chars.at(text, from + 6) == ':'
        && Alphabet.DIGITS.runEnd(text, from + 1, 2) == from + 3
        && Alphabet.DIGITS.runEnd(text, from + 4, 2) == from + 6;
  }
}
