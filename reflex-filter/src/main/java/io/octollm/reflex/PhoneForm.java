package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** How the groups of telephone numbers are written: what stands between them, beside them, behind them. */
final class PhoneForm {
  private PhoneForm() {}

  static boolean isPlain(DigitGroups n, int group) {
    char c = n.separator(group);
    return c == '-' || c == '.' || c == ' ' || c == DigitGroups.SPACED;
  }

  /** {@code 847/555-0115}, {@code 407 555-0114}: the area code apart from the rest. */
  static boolean isAreaApart(DigitGroups n, int group) {
    return (n.separator(group) == '/' || n.separator(group) == ' ') && n.separator(group + 1) == '-';
  }

  private static boolean climbs(DigitGroups n) {
    return n.value(2, 4) == n.value(0, 2) + 1 && n.value(4, 6) == n.value(2, 4) + 1;
  }

  /** Whether it begins with a span of years: {@code 1989-2022}. */
  static boolean isYears(DigitGroups n) {
    return n.begins(4, 4) && (n.value(0, 2) == 19 || n.value(0, 2) == 20)
        && (n.value(4, 6) == 19 || n.value(4, 6) == 20);
  }

  /** Whether more pairs of hex digits stand around, as in a dump of bytes. */
  static boolean inDump(Text text, DigitGroups n, int at) {
    boolean after = n.count() > 5 || Chars.is(Chars.at(text, n.end(4) + 1), Chars.HEX)
        && Chars.is(Chars.at(text, n.end(4) + 2), Chars.HEX)
        && !Chars.wordAt(text, n.end(4) + 3);
    return after || climbs(n) || Chars.is(Chars.at(text, at - 2), Chars.HEX)
        && Chars.is(Chars.at(text, at - 3), Chars.HEX) && !Chars.wordBefore(text, at - 3);
  }

  /** Whether it is written as numbers are: ten digits or eleven, or in groups of two or more. */
  static boolean isWritten(Text text, DigitGroups n, int groups, int at) {
    for (int i = n.digit(0) == 0 ? 1 : 0; i < groups; i++) {
      if (n.size(i) < 2) {
        return false;
      }
    }
    boolean other = n.begins(3, 2, 4) || n.begins(2, 2, 4) || n.begins(5, 4) || n.begins(4, 4) || n.begins(2, 2, 2)
        || n.size(0) == 10 && n.digit(0) == 1;
    return !other && (groups > 1 || n.size(0) == 10 || n.size(0) == 11)
        && "$€£+.".indexOf(Chars.at(text, at - 1)) < 0;
  }

  /** Brackets or a slash stand around an area code only; elsewhere all separators are the same. */
  static boolean isJoin(DigitGroups n, int group) {
    char c = n.separator(group);
    boolean single = c != DigitGroups.MIXED && c != DigitGroups.SPACED;
    return single && (group == 1 || group == 2 && c == DigitGroups.BRACKET && n.separator(1) == c
        || isPlain(n, group) && (group == 2 || c == n.separator(group - 1)));
  }

  /** Where an extension such as {@code x123} or {@code ext. 123} ends, or where the number does. */
  static int extension(Text text, int end) {
    int i = end;
    while (i < end + 2 && (Chars.at(text, i) == ' ' || Chars.at(text, i) == ',')) {
      i++;
    }
    if (text.regionMatches(true, i, "extension", 0, 9)) {
      i += 9;
    } else if (text.regionMatches(true, i, "ext", 0, 3)) {
      i += 3;
    } else if (text.regionMatches(true, i, "x", 0, 1)) {
      i += 1;
    } else {
      return end;
    }
    while (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ' ') && i < end + 14) {
      i++;
    }
    int digits = i;
    while (Chars.isDigit(Chars.at(text, digits)) && digits - i < 6) {
      digits++;
    }
    return digits - i >= 1 && digits - i <= 5 && !Chars.wordAt(text, digits) ? digits : end;
  }
}
