package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the messages of hospitals and insurers, which are called by their place alone: the fields of a
 * segment of HL7 2 ({@code PID|1||652813||Doe^Jane||19430405}), and the elements of ASC X12 behind a qualifier
 * ({@code REF*SY*}, {@code DMG*D8*}).
 */
final class SegmentField {
  private static final int MOST_SEGMENT = 240;
  private static final String SIGNS = "|*^~";
  /** Around a field of one or the other. */
  static final Sides SIDES = Sides.before(SIGNS);

  private SegmentField() {}

  static void verify(Scan scan, int at) {
    Text text = scan.text;
    DigitGroups n = scan.number();
    int end = n.end(0);
    char sign = Chars.at(text, at - 1);
    if (SIGNS.indexOf(sign) < 0 || n.joined(1) || n.prefixed()) {
      return;
    }
    String type = sign == '*' ? inX12(text, n, at) : isClosed(text, end) ? inHl7(scan, n, at) : null;
    if (type != null) {
      scan.addNamed(type, at, end, Level.VALIDATED);
    }
  }

  private static boolean isClosed(Text text, int end) {
    return "|^~\n\r".indexOf(Chars.at(text, end)) >= 0 || end == text.length();
  }

  /** By the qualifier before it, which the segment gives a sense. */
  private static @Nullable String inX12(Text text, DigitGroups n, int at) {
    int start = segmentStart(text, at, '~');
    if (start < 0 || !Chars.is(text.charAt(start), Chars.UPPER) || "*~\n\r".indexOf(Chars.at(text, n.end(0))) < 0) {
      return null;
    }
    if (isDay(n)) {
      return text.startsWith("DMG*", start) ? CalendarDate.BIRTH : CalendarDate.TYPE;
    }
    if (Chars.at(text, at - 4) != '*') {
      return null;
    }
    return switch (text.substring(at - 3, at - 1)) {
      case "XX" -> n.size(0) == 10 && UsNpi.holds(n) ? UsNpi.TYPE : null;
      case "TE", "FX", "HP", "WP", "CP" -> n.size(0) == 10 ? Phone.TYPE : null;
      case "SY", "34", "0F" -> n.size(0) == 9 && UsSsn.isAssignable(n) ? UsSsn.TYPE : null;
      case "EI", "TJ", "24" -> n.size(0) == 9 ? UsEin.TYPE : null;
      default -> null;
    };
  }

  /** By the count of its field. */
  private static @Nullable String inHl7(Scan scan, DigitGroups n, int at) {
    Text text = scan.text;
    int start = segmentStart(text, at, '\r');
    if (start < 0 || Chars.at(text, start + 3) != '|' || Alphabet.UPPER.runEnd(text, start, 3) != start + 3) {
      return null;
    }
    if (n.size(0) == 8) {
      boolean birth = text.startsWith("PID", start) && field(text, start, at) == 7;
      return !isDay(n) ? null : birth ? CalendarDate.BIRTH : CalendarDate.TYPE;
    }
    if (n.size(0) == 9) {
      boolean person = text.startsWith("PID", start) && field(text, start, at) == 19;
      return person && UsSsn.isAssignable(n) ? UsSsn.TYPE : null;
    }
    if (text.startsWith("^^^NHS", n.end(0))) {
      return UkNhs.holds(n) ? UkNhs.TYPE : null;
    }
    return Chars.at(text, n.end(0)) == '^' && Chars.is(Chars.at(text, n.end(0) + 1), Chars.UPPER) && UsNpi.holds(n)
        ? UsNpi.TYPE : null;
  }

  private static int segmentStart(Text text, int at, char sign) {
    int line = text.lastIndexOf('\n', at, at - MOST_SEGMENT);
    int segment = text.lastIndexOf(sign, at, at - MOST_SEGMENT);
    return line >= 0 || segment >= 0 ? Math.max(line, segment) + 1 : at < MOST_SEGMENT ? 0 : -1;
  }

  private static int field(Text text, int start, int at) {
    int field = 0;
    for (int i = start; i < at; i++) {
      field += text.charAt(i) == '|' ? 1 : 0;
    }
    return field;
  }

  private static boolean isDay(DigitGroups n) {
    return n.size(0) == 8 && n.value(0, 4) >= 1900 && n.value(0, 4) < 2100
        && Days.exist(n.value(0, 4), n.value(4, 6), n.value(6, 8));
  }
}
