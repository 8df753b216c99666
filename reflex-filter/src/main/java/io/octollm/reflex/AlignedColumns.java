package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Tables whose columns stand below each other, two blanks or more apart, under a line of names. Each line is read
 * once, and none before a value is asked about that stands so.
 */
final class AlignedColumns implements Columns {
  private static final int LONGEST_ROW = 1024;
  private static final int MOST_COLUMNS = 32;

  private final Text text;
  private final int[] starts = new int[MOST_COLUMNS];
  private final int[] ends = new int[MOST_COLUMNS];
  private int columns;
  private int column;
  private int next;
  private int rowStart;
  private int rowEnd;
  private int header;

  AlignedColumns(Text text) {
    this.text = text;
  }

  @Override
  public void open() {
    next = 0;
    rowStart = 0;
    rowEnd = -1;
    columns = 0;
    header = 0;
  }

  @Override
  public boolean read(int start, int end) {
    if (!isApart(start, end)) {
      return false;
    }
    while (next <= start && next < text.length()) {
      readRow();
    }
    boolean below = columns > 0 && header != rowStart && start >= rowStart && start <= rowEnd;
    return below && find(start - rowStart, end - rowStart);
  }

  @Override
  public int columnStart() {
    return starts[column];
  }

  @Override
  public int columnEnd() {
    return ends[column];
  }

  @Override
  public int rowStart() {
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
      boolean ends = c == ' ' && text.charAt(i - 1) == ' ' && i + 1 < rowEnd && text.charAt(i + 1) != ' ';
      gaps += ends ? 1 : 0;
      names &= !Chars.isDigit(c);
    }
    if (gaps == 0 || rowEnd - rowStart > LONGEST_ROW) {
      columns = 0;
    } else if (names && (gaps > 1 || text.startsWith("--", next))) {
      header = rowStart;
      readNames();
    }
  }

  private void readNames() {
    columns = 0;
    int at = rowStart;
    while (at < rowEnd && columns < MOST_COLUMNS) {
      while (at < rowEnd && text.charAt(at) == ' ') {
        at++;
      }
      int end = at;
      while (end < rowEnd && !(text.charAt(end) == ' ' && (end + 1 == rowEnd || text.charAt(end + 1) == ' '))) {
        end++;
      }
      if (end > at) {
        starts[columns] = at;
        ends[columns] = end;
        columns++;
      }
      at = end;
    }
  }

  /** Finds the name that stands above a value, or else the last that begins before it. */
  private boolean find(int from, int to) {
    column = -1;
    for (int i = 0; i < columns && starts[i] - header < to; i++) {
      column = i;
      if (ends[i] - header > from) {
        break;
      }
    }
    return column >= 0;
  }
}
