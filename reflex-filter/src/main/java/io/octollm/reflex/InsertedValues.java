package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The columns of values in SQL: {@code INSERT INTO t (name, ssn) VALUES ('A', '1'), ('B', '2')}. Each stretch of
 * a text is searched once for the word before the values.
 */
final class InsertedValues {
  private static final String VALUES = "values";
  private static final int MOST_PADDING = 4;
  private static final int MOST_ROW = 1024;
  private static final int MOST_NAMES = 1024;

  private final Text text;
  private int searched;
  private int values;
  private int row;
  private int columnStart;
  private int columnEnd;

  InsertedValues(Text text) {
    this.text = text;
  }

  /** Begins a text. */
  void open() {
    searched = 0;
    values = -1;
  }

  /** Finds the column of a value; tells whether it has a name. */
  boolean read(int start, int end) {
    int before = padding(start, -1);
    char left = Chars.at(text, before);
    char right = Chars.at(text, padding(end, 1));
    if (left != '(' && left != ',' || right != ')' && right != ',' || !mayHaveValues(start)) {
      return false;
    }
    int index = index(before);
    return index >= 0 && column(index);
  }

  int columnStart() {
    return columnStart;
  }

  int columnEnd() {
    return columnEnd;
  }

  /** Where the value's row begins. */
  int rowStart() {
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

  /** Whether the word stands before a place; remembers the last one. */
  private boolean mayHaveValues(int before) {
    for (int at = Math.max(searched, VALUES.length()); at < before; at++) {
      char c = text.charAt(at);
      if ((c == '(' || c <= ' ') && text.regionMatches(true, at - VALUES.length(), VALUES, 0, VALUES.length())) {
        values = at - VALUES.length();
      }
    }
    searched = Math.max(searched, before);
    return values >= 0;
  }

  /** How many values stand before a place in its row, or -1 when it is in none. */
  private int index(int from) {
    int least = Math.max(values + VALUES.length(), from - MOST_ROW);
    int index = 0;
    boolean quoted = false;
    for (int i = from; i >= least; i--) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      if (!quoted && c == '(') {
        row = i;
        return index;
      }
      if (!quoted && (c == ')' || c == ';')) {
        return -1;
      }
      index += !quoted && c == ',' ? 1 : 0;
    }
    return -1;
  }

  /** The name at an index of those in brackets before the word. */
  private boolean column(int index) {
    int close = values;
    while (close > 0 && text.charAt(close - 1) <= ' ') {
      close--;
    }
    if (Chars.at(text, close - 1) != ')') {
      return false;
    }
    int open = text.lastIndexOf('(', close - 1);
    if (open < 0 || close - open > MOST_NAMES) {
      return false;
    }
    columnStart = open + 1;
    for (int i = 0; i < index; i++) {
      int comma = text.indexOf(',', columnStart, close);
      if (comma < 0) {
        return false;
      }
      columnStart = comma + 1;
    }
    int comma = text.indexOf(',', columnStart, close);
    columnEnd = comma < 0 ? close - 1 : comma;
    return true;
  }
}
