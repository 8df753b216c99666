package io.octollm.reflex;

/**
 * Numbers that a state or a bank gives out: digits in one piece or as they are customarily grouped,
 * with a check. Beside a word for it a number that holds is validated; grouped and by itself it is
 * shaped where the form is rare enough; in one piece and by itself it is weak, for every tenth
 * number or so passes a check of one digit.
 */
final class NumberId implements Detector {
  /** How much the form says without a word beside it. */
  enum Form {
    /** Only the grouping tells. */
    GROUPED,
    /** Nothing tells but a word beside it: without one it is weak. */
    COMMON,
    /** Without a word beside it, it is nothing. */
    MUTE
  }

  private final String type;
  private final String[] formats;
  private final Form form;
  private final Words words;
  private final NumberCheck check;

  /** @param formats such as "ddd.ddd.ddd-dd"; '_' stands for the same blank, dash or dot throughout */
  NumberId(String type, Form form, String words, NumberCheck check, String... formats) {
    this.type = type;
    this.formats = formats;
    this.form = form;
    this.words = Words.of(words);
    this.check = check;
  }

  String type() {
    return type;
  }

  /** The sizes of the first groups of its formats, a bit each. */
  long sizes() {
    long sizes = 0;
    for (String format : formats) {
      int size = 0;
      while (size < format.length() && format.charAt(size) == 'd') {
        size++;
      }
      sizes |= 1L << size;
    }
    return sizes;
  }

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    for (String format : formats) {
      int groups = match(n, format);
      if (groups > 0 && !n.joined(groups)) {
        judge(scan, at, groups);
        return;
      }
    }
  }

  private void judge(Scan scan, int at, int groups) {
    DigitGroups n = scan.number();
    int digits = n.digits(groups);
    int end = n.end(groups - 1);
    if (NumberChecks.repeats(n, digits) || !check.holds(n, digits)) {
      return;
    }
    if (scan.near(at, end, words)) {
      scan.add(type, at, end, Level.VALIDATED);
    } else if (form != Form.MUTE && !n.prefixed()) {
      // Groups of three with blanks are also how people write thousands.
      boolean tells = groups > 1 && form == Form.GROUPED && n.separator(1) == '-';
      scan.add(type, at, end, tells ? Level.SHAPED : Level.WEAK);
    }
  }

  /** How many groups the format takes, or 0 when it does not fit. */
  private static int match(DigitGroups n, String format) {
    int group = 0;
    int size = 0;
    for (int i = 0; i <= format.length(); i++) {
      char c = i < format.length() ? format.charAt(i) : 0;
      if (c == 'd') {
        size++;
        continue;
      }
      if (group >= n.count() || n.size(group) != size) {
        return 0;
      }
      group++;
      size = 0;
      if (c != 0 && (group >= n.count() || !separates(n, group, c))) {
        return 0;
      }
    }
    return group;
  }

  private static boolean separates(DigitGroups n, int group, char expected) {
    char c = n.separator(group);
    return expected == '_'
        ? (c == ' ' || c == '-' || c == '.') && (group == 1 || c == n.separator(1))
        : c == expected;
  }
}
