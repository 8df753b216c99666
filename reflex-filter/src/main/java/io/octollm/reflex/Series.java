package io.octollm.reflex;

/** A paper's series and number, as Russia and its neighbours part them: {@code 45 17 444498}, {@code 73 2659710}. */
final class Series {
  static final Sides SIDES = Sides.behind(" ", Sides.DIGITS);

  private Series() {}

  /** Where the series and the number end that begin at a place, or the place itself where none do. */
  static int end(DigitGroups n, int at) {
    int groups = n.begins(2, 2, 6) ? 3 : n.begins(4, 6) || n.begins(2, 7) ? 2 : 0;
    boolean blanks = groups > 0 && n.separator(1) == ' ' && n.uniform(groups) && !n.joined(groups);
    return blanks && n.start(0) == at ? n.end(groups - 1) : at;
  }
}
