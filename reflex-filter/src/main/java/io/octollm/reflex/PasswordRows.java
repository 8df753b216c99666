package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The cells below the name of a password, down the rows of its table, which hold but a word or marks: what holds
 * letters and digits calls {@link ColumnPassword} by itself. Never more than weak.
 */
final class PasswordRows {
  private static final int MOST_LINE = 160;
  private static final int MOST_ROWS = 40;
  private static final int MOST_HEADER_CELL = 24;
  private static final int LEAST = 5;
  private static final String DELIMITERS = ",;|\t";

  private PasswordRows() {}

  /** The name between two places, which fills a cell of the first row. */
  static void verify(Scan scan, int start, int end) {
    Text text = scan.text;
    int left = start;
    while (start - left < MOST_HEADER_CELL && (isPadding(Chars.at(text, left - 1))
        || Chars.isLetter(Chars.at(text, left - 1)))) {
      left--; // Initial password
    }
    int right = end;
    while (right - end < MOST_HEADER_CELL && isPadding(Chars.at(text, right))) {
      right++;
    }
    char before = Chars.at(text, left - 1);
    char after = Chars.at(text, right);
    char delimiter = DELIMITERS.indexOf(after) >= 0 ? after : DELIMITERS.indexOf(before) >= 0 ? before : 0;
    if (delimiter == 0 || after != delimiter && after != '\n' || before != delimiter && before != '\n') {
      return;
    }
    int line = left;
    while (left - line < MOST_LINE && Chars.at(text, line - 1) != '\n') {
      line--;
    }
    int lineEnd = lineEnd(text, line);
    scan.worked(lineEnd - line);
    boolean listed = delimiter != '|' && (Chars.at(text, line) == ' ' || Chars.at(text, lineEnd - 1) == delimiter);
    if (listed || Chars.at(text, line - 1) != '\n' || lineEnd - line >= MOST_LINE
        || !areNames(text, line, lineEnd, delimiter)) {
      return;
    }
    int column = count(text, line, left, delimiter);
    rows(scan, lineEnd + 1, column, count(text, line, lineEnd, delimiter), delimiter);
  }

  private static void rows(Scan scan, int from, int column, int delimiters, char delimiter) {
    Text text = scan.text;
    int line = from;
    for (int row = 0; row < MOST_ROWS && line < text.length(); row++) {
      int lineEnd = lineEnd(text, line);
      scan.worked(lineEnd - line);
      boolean ruled = Chars.at(text, line) == '+' || text.startsWith("|-", line) || text.startsWith("| -", line);
      if (lineEnd - line >= MOST_LINE || !ruled && count(text, line, lineEnd, delimiter) != delimiters) {
        return;
      }
      if (!ruled) {
        int cell = line;
        for (int i = 0; i < column; i++) {
          cell = text.indexOf(delimiter, cell, lineEnd) + 1;
        }
        int close = text.indexOf(delimiter, cell, lineEnd);
        if (!cell(scan, cell, close < 0 ? lineEnd : close)) {
          return;
        }
      }
      line = lineEnd + 1;
    }
  }

  /** Adds what a cell holds, unless it is the name once more: then a table begins, which is read from there. */
  private static boolean cell(Scan scan, int from, int to) {
    Text text = scan.text;
    int start = from;
    int end = to;
    while (start < end && isPadding(text.charAt(start))) {
      start++;
    }
    while (end > start && isPadding(text.charAt(end - 1))) {
      end--;
    }
    if (end > start && PasswordNames.namesPassword(text, start, end)) {
      return false;
    }
    boolean plain = PlainValue.isWord(text, start, end) && PlainValue.hasSmall(text, start, end)
        && !PasswordValue.isNone(text, start, end) && !ToldWord.isNone(text, start, end);
    if (end - start >= LEAST && (plain || SpokenPassword.isMarked(text, start, end)
        || PasswordPhrase.hasDigit(text, start, end) && hasLetter(text, start, end))
        && PasswordValue.level(text, start, end, PasswordNames.Kind.PASSWORD, true) != null) {
      scan.addOver(PasswordAssignment.TYPE, start, end, Level.WEAK);
    }
    return true;
  }

  /** Whether all cells of a line are short, and of letters. */
  private static boolean areNames(Text text, int line, int lineEnd, char delimiter) {
    int from = line;
    for (int i = line; i < lineEnd; i++) {
      char c = text.charAt(i);
      if (c == delimiter) {
        from = i + 1;
      } else if (!Chars.isLetter(c) && " _-\"/*".indexOf(c) < 0 || i - from > MOST_HEADER_CELL) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(Text text, int line) {
    int end = text.indexOf('\n', line, line + MOST_LINE);
    return end < 0 ? Math.min(text.length(), line + MOST_LINE) : end;
  }

  private static int count(Text text, int from, int to, char delimiter) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += text.charAt(i) == delimiter ? 1 : 0;
    }
    return count;
  }

  private static boolean hasLetter(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '"' || c == '`' || c == '*' || c == '\r';
  }
}
