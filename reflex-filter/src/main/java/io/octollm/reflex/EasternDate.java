package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Dates as China, Japan and Korea write them: {@code 2024年5月8日}, {@code 令和7年1月2日}, {@code 2020년 5월 8일}. */
final class EasternDate {
  private static final String[] ERAS = {"令和", "平成", "昭和", "大正", "明治", "民國", "民国"};
  private static final int ERA = 2;

  private EasternDate() {}

  /** Whether an era of Japan ends at a place, by which it counts its years, or Taiwan's. */
  static boolean isEraBefore(Text text, int end) {
    return Chars.endsAny(text, end, ERAS);
  }

  /** Where the date begins whose year does: before the era, where there is one. */
  static int start(Text text, int year) {
    return isEraBefore(text, year) ? year - ERA : year;
  }

  /**
   * Where the date ends that begins with a year, or -1 where none does.
   *
   * @param yearEnd behind its digits, four or less
   */
  static int end(Text text, int year, int yearEnd) {
    boolean known = yearEnd - year == 4 ? DateReader.isYear(Chars.value(text, year, yearEnd)) : isEraBefore(text, year);
    return !known ? -1 : switch (Chars.at(text, yearEnd)) {
      case '年' -> end(text, yearEnd, "月", "日");
      case '년' -> end(text, yearEnd, "월", "일");
      default -> -1;
    };
  }

  private static int end(Text text, int yearEnd, String monthSign, String daySign) {
    int month = behindBlank(text, yearEnd + 1);
    int monthEnd = Alphabet.DIGITS.runEnd(text, month, 2);
    int day = behindBlank(text, monthEnd + 1);
    int dayEnd = Alphabet.DIGITS.runEnd(text, day, 2);
    boolean is = monthEnd > month && text.startsWith(monthSign, monthEnd) && dayEnd > day && dayEnd - day < 3
        && Days.exist(Chars.value(text, month, monthEnd), Chars.value(text, day, dayEnd));
    return !is ? -1 : text.startsWith(daySign, dayEnd) ? dayEnd + daySign.length() : dayEnd;
  }

  private static int behindBlank(Text text, int at) {
    return Chars.at(text, at) == ' ' ? at + 1 : at;
  }
}
