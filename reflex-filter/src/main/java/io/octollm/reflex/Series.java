package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** A paper's series and number, as Russia and its neighbours part them: {@code 45 17 444498}, {@code 73 2659710}. */
final class Series {
  static final Sides SIDES = Sides.behind(" ", Sides.DIGITS);

  /** What is no series before a number. */
  private static final Words WORDS = Words.of("no nr num id is es pp pas pass ser");

  private Series() {}

  /**
   * Where the two or three capitals of a series begin that a blank parts from a number: {@code EM 123456},
   * {@code ВХА 806421}; the number's place where none do.
   */
  static int lettersStart(Text text, int at) {
    int start = at - 1;
    while (start > 0 && at - start <= 4 && (WordEnds.KINDS[text.charAt(start - 1)] & WordEnds.UPPER) != 0) {
      start--;
    }
    int letters = at - 1 - start;
    boolean is = (letters == 2 || letters == 3) && text.charAt(at - 1) == ' ' && Chars.isDigit(text.charAt(at))
        && " :\n".indexOf(Chars.at(text, start - 1)) >= 0 && !WORDS.has(text, start, at - 1);
    return is ? start : at;
  }

  /** Where the series and the number end that begin at a place, or the place itself where none do. */
  static int end(DigitGroups n, int at) {
    int groups = n.begins(2, 2, 6) ? 3 : n.begins(4, 6) || n.begins(2, 7) ? 2 : 0;
    boolean blanks = groups > 0 && n.separator(1) == ' ' && n.uniform(groups) && !n.joined(groups);
    return blanks && n.start(0) == at ? n.end(groups - 1) : at;
  }
}
