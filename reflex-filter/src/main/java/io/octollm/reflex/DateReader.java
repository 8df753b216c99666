package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Reads a date around a number: year, month and day in digits or with the month's name. Tells where
 * it starts and ends, and how sure its form is. Reused for each candidate of a scan.
 */
final class DateReader {
  private static final Words TIMES = Words.of("on since until till from by next last visits seen due thru through"
      + " before after out dated dressed echo am vom bis zum seit ab den");
  private static final int MOST_WORD = 10;

  private final Text text;
  private int at;
  private int start;
  private int end;
  private Level level = Level.WEAK;

  DateReader(Text text) {
    this.text = text;
  }

  int start() {
    return start;
  }

  /** Behind the day; a time of day behind it, as in ISO 8601, is no part of the date. */
  int end() {
    return end;
  }

  Level level() {
    return level;
  }

  /** Whether a date begins with the number, or has it for its day behind the month's name. */
  boolean read(int from) {
    at = from;
    int first = digits(at, 4);
    char join = Chars.at(text, first);
    start = at;
    if (SpacedDate.mayBegin(text, first)) {
      end = SpacedDate.end(text, at, first);
      level = text.startsWith(" - ", first) ? Level.WEAK : Level.SHAPED; // it may be a subtraction
      if (end > 0) {
        return true;
      }
    }
    end = WrittenDate.mayBegin(text, first) ? WrittenDate.end(text, at, first) : -1;
    level = Level.SHAPED;
    if (end > 0) {
      return true;
    }
    if (first - at == 4 || join == '年') {
      end = EasternDate.end(text, at, first);
      start = EasternDate.start(text, at);
      if (end > 0) {
        return isEnd(join);
      }
    }
    start = at;
    if (first - at == 4) {
      return yearFirst(first, join) || monthOnly(first);
    }
    if (first - at > 2) {
      return false;
    }
    if ((join == '/' || join == '.' || join == '-') && Chars.isDigit(Chars.at(text, first + 1))) {
      return yearLast(first, join) || join == '-' && monthFirst(first);
    }
    return dayFirst(first) || monthFirst(first);
  }

  private boolean yearFirst(int first, char join) {
    if (!isYear(at, first) || join != '-' && join != '/' && join != '.') {
      return false;
    }
    int month = first + 1;
    int monthEnd = digits(month, 2);
    if (monthEnd == month) {
      return named(month, join);
    }
    int day = monthEnd + 1;
    end = digits(day, 2);
    if (Chars.at(text, monthEnd) != join || end == day || !Days.exist(value(month, monthEnd), value(day, end))) {
      return false;
    }
    level = Level.SHAPED;
    return TimeOfDay.endBehind(text, end) > end || isEnd(join);
  }

  /** {@code March 2020}, {@code Mar-2020}: weak. */
  private boolean monthOnly(int first) {
    int monthEnd = at - 1;
    int month = Math.max(0, monthEnd);
    while (month > 0 && monthEnd - month <= Months.LONGEST && Chars.isLetter(text.charAt(month - 1))) {
      month--;
    }
    start = month;
    end = first;
    level = Level.WEAK;
    char join = Chars.at(text, monthEnd);
    return (join == ' ' || join == '-') && Months.has(text, month, monthEnd)
        && Character.isUpperCase(text.charAt(month)) && !Months.isCommon(text, month, monthEnd) && isEnd('-');
  }

  /** {@code on 4/13}: weak, for it may be a part as well, so a word of time stands before it. */
  private boolean dayAndMonth(int first, int second, int until) {
    int word = at - 1;
    while (word > 0 && at - word < MOST_WORD && Chars.isLetter(text.charAt(word - 1))) {
      word--;
    }
    int a = value(at, first);
    int b = value(second, digits(second, 2));
    end = until;
    level = Level.WEAK;
    return Chars.at(text, at - 1) == ' ' && TIMES.has(text, word, at - 1) && (Days.exist(a, b) || Days.exist(b, a))
        && !Chars.wordAt(text, end) && Chars.at(text, end) != '%' && !Chars.isDigit(Chars.at(text, end + 1));
  }

  /** {@code 18/7 2025}: weak, and only with a day that is no month, for it may be a fraction. */
  private boolean nordic(int first, int second, int secondEnd) {
    int year = secondEnd + 1;
    end = digits(year, 4);
    level = Level.WEAK;
    return Chars.at(text, secondEnd) == ' ' && end - year == 4 && isYear(value(year, end))
        && value(at, first) > 12 && Days.exist(value(second, secondEnd), value(at, first)) && isEnd('/');
  }

  /** {@code 03/2020}: weak. */
  private boolean monthYear(int first, int year) {
    int month = value(at, first);
    end = digits(year, 4);
    level = Level.WEAK;
    return end - year == 4 && month > 0 && month <= 12 && isYear(value(year, end)) && isEnd('/');
  }

  /** {@code 2021-Jan-05}. */
  private boolean named(int month, char join) {
    int monthEnd = letters(month);
    int day = monthEnd + 1;
    end = digits(day, 2);
    level = Level.SHAPED;
    return Chars.at(text, monthEnd) == join && end > day && Months.has(text, month, monthEnd)
        && isEnd(join);
  }

  private boolean yearLast(int first, char join) {
    int second = first + 1;
    int secondEnd = digits(second, 2);
    int year = secondEnd + 1;
    if (join == '/' && first - at == 2 && monthYear(first, second)) {
      return true;
    }
    if (join == '/' && secondEnd - second < 3 && Chars.at(text, secondEnd) != '/') {
      return nordic(first, second, secondEnd) || dayAndMonth(first, second, secondEnd);
    }
    if (join == '.' && Chars.at(text, secondEnd) == '.' && !Chars.isDigit(Chars.at(text, year))) {
      return dayAndMonth(first, second, secondEnd + 1);
    }
    if (Chars.at(text, secondEnd) != join || !Chars.isDigit(Chars.at(text, year))) {
      return false;
    }
    end = digits(year, 4);
    int a = value(at, first);
    int b = value(second, secondEnd);
    boolean whole = end - year == 4 && isYear(year, end);
    boolean pairs = first - at == 2 && secondEnd - second == 2;
    if (!whole && end - year != 2 || !Days.exist(a, b) && !Days.exist(b, a) || !isEnd(join)) {
      return false;
    }
    if (!whole && !pairs && join != '/' && join != '-' && (join != '.' || b > 12)) {
      return false;
    }
    level = whole || join == '/' && pairs ? Level.SHAPED : Level.WEAK;
    return true;
  }

  /** {@code 5 March 2020}, {@code 5th of March, 2020}, {@code 5. März 2020}, {@code 05-Mar-2020}. */
  private boolean dayFirst(int first) {
    int day = value(at, first);
    int behind = ordinal(first);
    int month = skip(behind, behind > first ? ".- /\n" : ".- /");
    if (day < 1 || day > 31 || month == first) {
      return false;
    }
    month = word(word(word(word(month, "day "), "of "), "de "), "d'");
    int monthEnd = Months.thaiEnd(text, month);
    if (monthEnd < 0) {
      monthEnd = letters(month);
      if (!Months.has(text, month, monthEnd)) {
        return false;
      }
    }
    int year = word(word(skip(WrittenDate.behindEra(text, monthEnd), "., -/"), "de "), "del ");
    end = digits(year, 4);
    boolean whole = year > monthEnd && end - year == 4 && isYear(year, end);
    boolean dashed = end - year == 2 && Chars.at(text, year - 1) == '-';
    level = whole || dashed ? Level.SHAPED : Level.WEAK;
    end = whole || dashed ? end : monthEnd;
    boolean plain = whole || dashed || !Months.isCommon(text, month, monthEnd)
        && isWritten(month, monthEnd) && (month - first <= 3 || behind > first);
    return plain && !Chars.wordAt(text, end);
  }

  /** {@code March 5, 2020}, {@code Mar. 5th 2020}. */
  private boolean monthFirst(int first) {
    int monthEnd = at;
    while (monthEnd > 0 && at - monthEnd < 2 && " .-\n".indexOf(text.charAt(monthEnd - 1)) >= 0) {
      monthEnd--;
    }
    char join = Chars.at(text, monthEnd);
    int month = monthEnd;
    while (month > 0 && monthEnd - month <= Months.LONGEST
        && Chars.isLetter(text.charAt(month - 1))) {
      month--;
    }
    int day = value(at, first);
    boolean february = (Chars.at(text, month) | 32) == 'f';
    if (monthEnd == at || day < 1 || day > (february ? 29 : 31) || !Months.has(text, month, monthEnd)
        || Months.isCommon(text, month, monthEnd)) {
      return false;
    }
    int behind = ordinal(first);
    int year = join == '-' ? skip(behind, "-") : skip(behind, Chars.at(text, behind) == ',' ? "., \n" : "., ");
    start = month;
    end = digits(year, 4);
    boolean whole = year > behind && end - year == 4 && isYear(value(year, end));
    boolean bound = join == '-' || join == '\n';
    boolean timed = !bound && TimeOfDay.isLogged(text, behind);
    level = whole || timed ? Level.SHAPED : Level.WEAK;
    end = whole ? end : behind;
    return !Chars.wordAt(text, end) && (whole || timed || !bound && isWritten(month, monthEnd));
  }

  /** Whether a month without a year is written so that no other word is meant. */
  private boolean isWritten(int month, int monthEnd) {
    return monthEnd - month > 4 || Character.isUpperCase(text.charAt(month))
        && !text.startsWith("Set", month) && Chars.at(text, month - 1) != '\n'
        && (monthEnd - month > 3 || Chars.at(text, month - 2) != '.');
  }

  private boolean isYear(int from, int to) {
    int year = value(from, to);
    return isYear(year) || WrittenDate.isPersian(text, year, from);
  }

  private boolean isEnd(char join) {
    char next = Chars.at(text, end);
    boolean on = (next == join || next == '-' || next == '/') && Chars.isDigit(Chars.at(text, end + 1));
    return !on && !Chars.wordAt(text, end);
  }

  private int ordinal(int from) {
    char a = (char) (Chars.at(text, from) | 32);
    char b = (char) (Chars.at(text, from + 1) | 32);
    boolean is = a == 't' && b == 'h' || a == 's' && b == 't' || a == 'n' && b == 'd'
        || a == 'r' && b == 'd' || a == 'e' && b == 'r';
    return is ? from + 2 : text.startsWith("º", from) ? from + 1 : from;
  }

  private int digits(int from, int most) {
    int i = from;
    while (i < text.length() && i - from <= most && Chars.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int letters(int from) {
    int i = from;
    while (i < text.length() && i - from <= Months.LONGEST
        && (Chars.isLetter(text.charAt(i)) || Months.isMark(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private int skip(int from, String of) {
    int i = from;
    while (i < text.length() && i - from < 2 && of.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private int word(int from, String word) {
    return text.startsWith(word, from) ? from + word.length() : from;
  }

  private int value(int from, int to) {
    return Chars.value(text, from, to);
  }

  /** Of the common era, or of Thailand's, which is 543 years ahead. */
  static boolean isYear(int year) {
    return year >= 1800 && year <= 2199 || year >= 2440 && year <= 2599;
  }
}
