package io.octollm.reflex;

/** Country calling codes (ITU E.164) and how many digits a whole number has behind the plus. */
final class CallingCodes {
  private static final String TWO = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53"
      + " 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
  private static final String THREE = " 21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88"
      + " 96 97 99 ";

  private static final String UNASSIGNED = " 210 214 215 217 219 990 991 999 ";

  private CallingCodes() {}

  /** The code that a number begins with after some digits, or 0 when none is assigned. */
  static int read(DigitGroups n, int skip) {
    int one = n.digit(skip);
    if (one == 1 || one == 7) {
      return one;
    }
    int two = n.value(skip, skip + 2);
    if (TWO.contains(" " + two + " ")) {
      return two;
    }
    int three = n.value(skip, skip + 3);
    return THREE.contains(" " + two + " ") && !UNASSIGNED.contains(" " + three + " ") ? three : 0;
  }

  /** How many groups make the number, or 0 when its length fits the country in no way. */
  static int groups(DigitGroups n, int code, int skip) {
    int most = most(code) + skip;
    int least = least(code) + skip;
    int groups = 0;
    int digits = 0;
    for (int i = 0; i < n.count(); i++) {
      boolean trunk = n.size(i) == 1 && n.separator(i) == DigitGroups.BRACKET;
      digits += trunk ? 0 : n.size(i);
      boolean fraction = i > 0 && n.separator(i) == '.' && n.size(i) < 2;
      if (fraction || digits > most || i > 0 && isBorder(n.separator(i), code)) {
        break;
      }
      if (digits >= least) {
        groups = i + 1;
      }
    }
    return groups;
  }

  /** Whether a number ends before what stands between groups; a dash with blanks may be within a North American one. */
  static boolean isBorder(char separator, int code) {
    return separator == DigitGroups.MIXED || separator == DigitGroups.SPACED && code != 1;
  }

  /** Whether the lengths of the country's numbers are known here. */
  static boolean isExact(int code) {
    return most(code) < 15;
  }

  static int size(int code) {
    return code < 10 ? 1 : code < 100 ? 2 : 3;
  }

  private static int most(int code) {
    return switch (code) {
      case 1, 7, 33, 34, 31, 41, 48, 61, 27, 40, 51, 56 -> 11;
      case 45, 47, 65 -> 10;
      case 44, 91, 39, 81, 82, 90, 92, 52, 57, 30, 63, 46, 420, 380, 351, 353, 966, 971, 972 -> 12;
      case 36, 32, 66, 852 -> 11;
      case 86, 55, 54, 49, 234, 880, 43, 358 -> 13;
      default -> 15;
    };
  }

  private static int least(int code) {
    return switch (code) {
      case 1, 7, 33, 34 -> 11;
      case 44, 91, 86, 52, 90 -> 11;
      case 49, 43, 39, 81, 61, 55 -> 10;
      default -> 8;
    };
  }
}
