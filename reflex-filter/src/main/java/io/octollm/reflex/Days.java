package io.octollm.reflex;

/** Knows which days there are, so that a date of birth inside a number can speak for it. */
final class Days {
  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Days() {}

  /** Whether a month has such a day in some year. */
  static boolean exist(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= LENGTHS[month - 1];
  }

  static boolean exist(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return exist(month, day) && (leap || month != 2 || day != 29);
  }
}
