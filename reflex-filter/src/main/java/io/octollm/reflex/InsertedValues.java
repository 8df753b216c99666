package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The columns of values in SQL: {@code INSERT INTO t (name, ssn) VALUES ('A', '1'), ('B', '2')}. Each part of a text
 * is read once: of a value that lies before the last one asked about nothing is known.
 */
final class InsertedValues implements Columns {
  private static final String VALUES = "values";
  private static final int MOST_PADDING = 4;
  private static final int MOST_NAMES = 1024;

  private final Text text;
  private final ListedNames names;
  private int searched;
  private int values;
  private int read;
  private int row;
  private int index;
  private int depth;
  private boolean quoted;
  private boolean over;

  InsertedValues(Text text) {
    this.text = text;
    names = new ListedNames(text);
  }

  @Override
  public void open() {
    searched = 0;
    values = -1;
  }

  @Override
  public boolean read(int start, int end) {
    int before = padding(start, -1);
    char left = Chars.at(text, before);
    char right = Chars.at(text, padding(end, 1));
    if (left != '(' && left != ',' || right != ')' && right != ',') {
      return false;
    }
    search(start);
    if (values < 0 || names.count() == 0 || before + 1 < read) {
      return false;
    }
    readTo(before + 1);
    return !over && row >= 0 && depth == 0 && index < names.count();
  }

  @Override
  public int columnStart() {
    return names.start(index);
  }

  @Override
  public int columnEnd() {
    return names.end(index);
  }

  @Override
  public int rowStart() {
    return row;
  }

  /** The place of the nearest character on a side that is neither a blank nor a quote. */
  private int padding(int at, int step) {
    int i = step < 0 ? at - 1 : at;
    for (int most = 0; most < MOST_PADDING && isPadding(Chars.at(text, i)); most++) {
      i += step;
    }
    return i;
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '\'' || c == '"';
  }

  /** Looks for the last word before a place that rows follow. */
  private void search(int before) {
    for (int at = Math.max(searched, VALUES.length()); at < before; at++) {
      char c = text.charAt(at);
      if ((c == '(' || c <= ' ') && text.regionMatches(true, at - VALUES.length(), VALUES, 0, VALUES.length())) {
        int least = Math.max(values, at - MOST_NAMES);
        values = at - VALUES.length();
        readNames(least);
        begin(at);
      }
    }
    searched = Math.max(searched, before);
  }

  private void begin(int at) {
    read = at;
    row = -1;
    index = 0;
    depth = 0;
    quoted = false;
    over = false;
  }

  /** The names in brackets before the word, and behind the one before it. */
  private void readNames(int least) {
    int close = values;
    while (close > 0 && values - close < MOST_PADDING && text.charAt(close - 1) <= ' ') {
      close--;
    }
    names.read(close - 1, least);
  }

  /** Reads rows up to a place; what follows them that is no row ends the statement. */
  private void readTo(int to) {
    for (; read < to; read++) {
      char c = text.charAt(read);
      if (c == '\'') {
        quoted ^= true;
      } else if (!quoted) {
        take(c);
      }
    }
  }

  private void take(char c) {
    if (row < 0) {
      if (c == '(') {
        row = read;
        index = 0;
      } else {
        over |= c > ' ' && c != ',';
      }
    } else if (c == '(') {
      depth++;
    } else if (c == ')') {
      row = depth == 0 ? -1 : row;
      depth = Math.max(0, depth - 1);
    } else if (c == ',' && depth == 0) {
      index++;
    }
  }
}
