package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Tables whose columns stand below each other, two blanks or more apart, under a line of names. Each line is read
 * once, and none before a value is asked about that stands so.
 */
final class AlignedColumns {
  private static final int LONGEST_ROW = 1024;

  private final Text text;
  private int next;
  private int rowStart;
  private int rowEnd;
  private int header;
  private int headerEnd;
  private int columnStart;
  private int columnEnd;

  AlignedColumns(Text text) {
    this.text = text;
  }

  /** Begins a text. */
  void open() {
    next = 0;
    rowStart = 0;
    rowEnd = -1;
    header = -1;
  }

  /** Finds the column of a value; tells whether it has a name. */
  boolean read(int start, int end) {
    if (!isApart(start, end)) {
      return false;
    }
    while (next <= start && next < text.length()) {
      readRow();
    }
    return header >= 0 && header != rowStart && start >= rowStart && start <= rowEnd && column(start, end);
  }

  int columnStart() {
    return columnStart;
  }

  int columnEnd() {
    return columnEnd;
  }

  int rowStart() {
    return rowStart;
  }

  /** Whether two blanks or a line's border stand on both sides, and blanks on one at least. */
  private boolean isApart(int start, int end) {
    boolean left = Chars.at(text, start - 1) == ' ' && Chars.at(text, start - 2) == ' ';
    boolean right = Chars.at(text, end) == ' ' && Chars.at(text, end + 1) == ' ';
    return (left || right) && (left || Chars.at(text, start - 1) == '\n')
        && (right || Chars.at(text, end) == '\n' || Chars.at(text, end) == '\r');
  }

  /** A line of names begins a table, and one without columns ends it. */
  private void readRow() {
    rowStart = next;
    int line = text.indexOf('\n', next);
    rowEnd = line < 0 ? text.length() : line;
    next = rowEnd + 1;
    int gaps = 0;
    char first = Chars.at(text, rowStart);
    boolean names = Chars.isLetter(first) || first == '#' || first == ' ';
    for (int i = rowStart + 1; i < rowEnd; i++) {
      char c = text.charAt(i);
      gaps += c == ' ' && text.charAt(i - 1) == ' ' && i + 1 < rowEnd && text.charAt(i + 1) != ' ' ? 1 : 0;
      names &= !Chars.isDigit(c);
    }
    if (gaps == 0 || rowEnd - rowStart > LONGEST_ROW) {
      header = -1;
    } else if (names && gaps > 1) {
      header = rowStart;
      headerEnd = rowEnd;
    }
  }

  /** The name that stands above a value, or begins last before it. */
  private boolean column(int start, int end) {
    int from = header + start - rowStart;
    int to = header + end - rowStart;
    boolean found = false;
    for (int at = nameStart(header); at < headerEnd; at = nameStart(columnEndFrom(at))) {
      int until = columnEndFrom(at);
      if (at >= to) {
        break;
      }
      columnStart = at;
      columnEnd = until;
      found = true;
      if (until > from) {
        break;
      }
    }
    return found;
  }

  private int nameStart(int from) {
    int at = from;
    while (at < headerEnd && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Where a name ends: at two blanks. */
  private int columnEndFrom(int from) {
    int at = from;
    while (at < headerEnd && !(text.charAt(at) == ' ' && (at + 1 >= headerEnd || text.charAt(at + 1) == ' '))) {
      at++;
    }
    return at;
  }
}
