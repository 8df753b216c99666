package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Dates with words between their parts: {@code 13 tháng 7 năm 2023}, or a year first and the month by its name:
 * {@code 2018. július 2}, {@code 2025. gada 3. marts}, {@code 2023 m. rugpjūčio 13 d}.
 */
final class WrittenDate {
  /** What stands between day, month and year that are all in digits. */
  private static final String[][] PARTS = {{" tháng ", " năm "}, {" bulan ", " tahun "}};
  /** What stands behind a year. */
  private static final String[] BEHIND_YEAR = {". gada ", ". g. ", ". ", " m. ", " m ", " жылғы ", " ж. "};
  private static final int MOST_BEFORE = 24;
  private static final int ERA = " พ.ศ. ".length();

  private WrittenDate() {}

  /** The cheap question: whether such a word, or a dot and a month, follows a number. */
  static boolean mayBegin(Text text, int end) {
    char first = Chars.at(text, end);
    char second = Chars.at(text, end + 1);
    return first == '.' && second == ' ' || first == ' ' && (second == 'm' || second == 't' || second == 'b'
        || second == 'ж');
  }

  /** Where the date ends that a number begins, or -1 where it is none. */
  static int end(Text text, int at, int first) {
    return first - at == 4 ? endBehindYear(text, at, first) : first - at < 3 ? endBehindDay(text, at, first) : -1;
  }

  private static int endBehindDay(Text text, int at, int first) {
    for (String[] parts : PARTS) {
      if (text.startsWith(parts[0], first)) {
        int month = first + parts[0].length();
        int monthEnd = Alphabet.DIGITS.runEnd(text, month, 2);
        int year = monthEnd + parts[1].length();
        int end = text.startsWith(parts[1], monthEnd) ? Alphabet.DIGITS.runEnd(text, year, 5) : year;
        boolean is = monthEnd > month && end - year == 4 && DateReader.isYear(Chars.value(text, year, end))
            && Days.exist(Chars.value(text, month, monthEnd), Chars.value(text, at, first));
        return is && !Chars.wordAt(text, end) ? end : -1;
      }
    }
    return -1;
  }

  private static int endBehindYear(Text text, int at, int first) {
    if (!DateReader.isYear(Chars.value(text, at, first))) {
      return -1;
    }
    for (String behind : BEHIND_YEAR) {
      if (text.startsWith(behind, first)) {
        int from = first + behind.length();
        return Chars.isDigit(Chars.at(text, from)) ? endOfMonth(text, from) : endOfDay(text, from);
      }
    }
    return -1;
  }

  /** A day, a dot where there is one, and a month. */
  private static int endOfMonth(Text text, int day) {
    int dayEnd = Alphabet.DIGITS.runEnd(text, day, 3);
    int month = text.startsWith(". ", dayEnd) ? dayEnd + 2 : text.startsWith(" ", dayEnd) ? dayEnd + 1 : dayEnd;
    int end = lettersEnd(text, month);
    return month > dayEnd && isDay(text, day, dayEnd) && Months.has(text, month, end) ? end : -1;
  }

  /** A month, a blank and a day; the letter that stands for the day in Lithuanian goes with it. */
  private static int endOfDay(Text text, int month) {
    int monthEnd = lettersEnd(text, month);
    int day = text.startsWith(". ", monthEnd) ? monthEnd + 2 : monthEnd + 1;
    int end = Alphabet.DIGITS.runEnd(text, day, 3);
    if (Chars.at(text, day - 1) != ' ' || !isDay(text, day, end) || !Months.has(text, month, monthEnd)
        || Chars.wordAt(text, end)) {
      return -1;
    }
    return text.startsWith(" d", end) && !Chars.wordAt(text, end + 2) ? end + 2 : end;
  }

  private static boolean isDay(Text text, int start, int end) {
    int day = end > start && end - start < 3 ? Chars.value(text, start, end) : 0;
    return day > 0 && day <= 31;
  }

  private static int lettersEnd(Text text, int from) {
    int end = from;
    while (Chars.isLetter(Chars.at(text, end)) && end - from <= Months.LONGEST) {
      end++;
    }
    return end;
  }

  /** Where the year stands behind the era that Thailand counts it by; the place itself where none is named. */
  static int behindEra(Text text, int monthEnd) {
    return text.startsWith(" พ.ศ. ", monthEnd) ? monthEnd + ERA : monthEnd;
  }

  /** Whether a year is one of Persia's calendar or of the moon's, and Arabic letters stand before it. */
  static boolean isPersian(Text text, int year, int at) {
    if (year < 1300 || year >= 1500) {
      return false;
    }
    for (int i = at; i > 0 && at - i < MOST_BEFORE && text.charAt(i - 1) != '\n'; i--) {
      if (text.charAt(i - 1) >= '\u0620' && text.charAt(i - 1) <= '\u06D5') {
        return true;
      }
    }
    return false;
  }
}
