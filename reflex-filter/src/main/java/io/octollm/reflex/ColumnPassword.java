package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** A password or another secret that fills a cell of a column of that name. */
final class ColumnPassword implements Detector {
  private static final int MOST_BEFORE = 24;
  private static final int MOST_LINE = 120;
  static final String MARKS = "-!#$%&*+=?@^~";
  static final Sides GLUED = Sides.before(MARKS);
  private static final String DELIMITERS = ",;|\t";

  /** A word with letters and digits that lies inside of the cell. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int start = at;
    int least = Math.max(1, at - MOST_BEFORE);
    while (start >= least && text.charAt(start - 1) > ' ' && !isBorder(text.charAt(start - 1))) {
      start--;
    }
    scan.worked(at - start);
    boolean apart = text.startsWith("  ", start - 2);
    if (start < least || !apart && !beginsCell(text, start)) {
      return;
    }
    boolean quoted = Assignments.isQuote(text.charAt(start));
    int from = quoted ? start + 1 : start;
    int end = quoted ? PasswordValue.quotedEnd(text, from, text.charAt(start)) : cellEnd(text, from);
    scan.worked(end - from);
    if (end > from && scan.columns.read(from, end) && (!apart || isListed(text, from, end, scan.columns))) {
      Kind kind = PasswordNames.of(text, nameEnd(text, scan.columns));
      if (kind != Kind.OTHER) {
        PasswordAssignment.judge(scan, from, end, kind, true);
      }
    }
  }

  /** Whether a value that only blanks part from the cell before is no code, and its names begin their line. */
  private static boolean isListed(Text text, int start, int end, Table columns) {
    int line = text.lastIndexOf('\n', columns.columnStart() - 1, columns.columnStart() - MOST_LINE);
    return Chars.isLetter(Chars.at(text, line + 1)) && text.indexOf('(', start, end) < 0
        && !Chars.isDigit(text.charAt(start)) && text.charAt(start) != '-';
  }

  /** Whether a border stands before a place, with one blank between at most, as in {@code | X |}. */
  static boolean beginsCell(Text text, int start) {
    char before = Chars.at(text, start - 1);
    return isBorder(before == ' ' ? Chars.at(text, start - 2) : before);
  }

  /** A number that a mark glues to the rest of the cell, as in {@code Winter-1987}. */
  void verifyGlued(Scan scan, int at) {
    if (MARKS.indexOf(Chars.at(scan.text, at - 1)) >= 0) {
      verify(scan, at);
    }
  }

  /** An underscore before a digit, or a word that ends in one, as in {@code Glacier_2881}, {@code Glacier_melt9}. */
  void verifyJoined(Scan scan, int at) {
    if (scan.text.charAt(at) == '_' && isNumbered(scan.text, at)) {
      verify(scan, at);
    }
  }

  /** Whether a digit, or the last word of a name and then a digit, follows an underscore. */
  static boolean isNumbered(Text text, int line) {
    int word = line + 1;
    while (word - line < MOST_BEFORE / 2 && Chars.is(Chars.at(text, word), Chars.LOWER | Chars.UPPER)) {
      word++;
    }
    word += Chars.at(text, word) == '.' ? 1 : 0;
    return Chars.isDigit(Chars.at(text, word));
  }

  private static int cellEnd(Text text, int from) {
    int end = from;
    while (end < text.length() && end - from <= PasswordValue.MOST && !isBorder(text.charAt(end))
        && text.charAt(end) > ' ' && text.charAt(end) != '"') {
      end++;
    }
    return end;
  }

  private static int nameEnd(Text text, Table column) {
    int end = column.columnEnd();
    while (end > column.columnStart() && !Chars.isLetter(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBorder(char c) {
    return c == '\n' || DELIMITERS.indexOf(c) >= 0;
  }
}
