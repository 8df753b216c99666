package io.octollm.reflex;

/** A person's age: {@code 45 years old}, {@code 45-year-old}, {@code aged 45}, {@code 45 Jahre alt}. */
final class Age implements Detector {
  static final String TYPE = "AGE";
  private static final Words UNITS = Words.of("year years yr yrs yo y jahre ans años jahr anni");
  private static final Words OLD = Words.of("old alt age edad");
  private static final Words BEFORE = Words.of("age aged alter edad âge età");
  private static final int MOST_YEARS = 125;

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.size(0) > 3 || n.value(0, n.size(0)) > MOST_YEARS || n.joined(1)) {
      return;
    }
    String text = scan.text;
    int end = n.end(0);
    int unit = gap(text, end);
    int unitEnd = wordEnd(text, unit);
    if (unit > end && UNITS.has(text, unit, unitEnd)) {
      int old = gap(text, unitEnd);
      old = text.startsWith("of ", old) || text.startsWith("de ", old) ? old + 3 : old;
      if (OLD.has(text, old, wordEnd(text, old)) || text.startsWith("yo", unit) && unitEnd == unit + 2) {
        scan.addOver(TYPE, at, end, Level.SHAPED);
      }
    } else if (n.count() == 1 && named(text, at)) {
      scan.addOver(TYPE, at, end, Level.SHAPED);
    }
  }

  private static int gap(String text, int from) {
    char c = Chars.at(text, from);
    return c == ' ' || c == '-' ? from + 1 : from;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < 8 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean named(String text, int at) {
    int end = at;
    while (end > 0 && at - end < 4 && ": =\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 8 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end < at && BEFORE.has(text, start, end) && !Chars.wordBefore(text, start);
  }
}
