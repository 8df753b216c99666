package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Arrays;

/**
 * Tables in a text whose first line names the columns: comma- or tab-separated values, Markdown.
 * Each line is read once, and none before a value is asked about that fills a cell.
 */
final class DelimitedColumns implements Columns {
  private static final String DELIMITERS = "\t|;,";
  /** 1 for what may part cells, else 0. */
  private static final byte[] DELIMITER = delimiter();
  /** The only end of a sentence that names have. */
  private static final String NO = " no.";
  private static final int LONGEST_ROW = 2048;
  private static final int LONGEST_NAME = 40;

  private final int[] counts = new int[DELIMITERS.length()];
  private final Text text;
  private int next;
  private int rowStart;
  private int rowEnd;
  private int header = -1;
  private int headerEnd;
  private char delimiter;
  private int delimiters;
  /** Whether two delimiters part the names and one the values, as in Jira's tables. */
  private boolean doubled;
  private int counted;
  private int columnFrom;
  private int columnStart;
  private int columnEnd;

  DelimitedColumns(Text text) {
    this.text = text;
  }

  @Override
  public void open() {
    next = 0;
    rowStart = 0;
    rowEnd = 0;
    header = -1;
    counted = 0;
    columnStart = 0;
    columnEnd = 0;
  }

  /** Finds the column of a value that fills a cell; tells whether it has a name. */
  @Override
  public boolean read(int start, int end) {
    if (!isCell(start, end)) {
      return false;
    }
    int block = blockStart(start);
    if (block > next) {
      next = block;
      header = -1;
    }
    while (next <= start && next < text.length()) {
      readRow();
    }
    if (header < 0 || header == rowStart || start < rowStart || start > rowEnd) {
      return false;
    }
    if (start < counted) {
      counted = rowStart;
      columnFrom = header;
    }
    for (int columns = count(counted, start, delimiter); columns > 0; columns--) {
      columnFrom = text.indexOf(delimiter, columnFrom) + (doubled ? 2 : 1);
    }
    counted = Math.max(counted, text.lastIndexOf(delimiter, start - 1) + 1);
    int to = text.indexOf(delimiter, columnFrom);
    columnStart = columnFrom;
    columnEnd = to < 0 || to > headerEnd ? headerEnd : to;
    return true;
  }

  @Override
  public int columnStart() {
    return columnStart;
  }

  @Override
  public int columnEnd() {
    return columnEnd;
  }

  @Override
  public int rowStart() {
    return rowStart;
  }

  private boolean isCell(int start, int end) {
    int left = start;
    while (left > 0 && start - left < 4 && isPadding(text.charAt(left - 1))) {
      left--;
    }
    char before = Chars.at(text, left - 1);
    int right = end;
    while (right < text.length() && right - end < 4 && isPadding(text.charAt(right))) {
      right++;
    }
    char after = Chars.at(text, right);
    return isBorder(before) && isBorder(after) && (before != '\n' || after != '\n');
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '"' || c == '\'' || c == '`' || c == '\r';
  }

  private static boolean isBorder(char c) {
    return c == '\n' || c == '\t' || c == '|' || c == ';' || c == ',';
  }

  /** Where the rows begin that end with the one around a place: behind a line without delimiters. */
  private int blockStart(int start) {
    char[] chars = text.array();
    int row = start;
    while (row > next && chars[row - 1] != '\n') {
      row--;
    }
    boolean delimited = false;
    for (int i = row - 1; i > next; i--) {
      char c = chars[i - 1];
      if (c == '\n') {
        if (!delimited) {
          return row;
        }
        row = i;
        delimited = false;
      }
      delimited |= DELIMITER[c] != 0 || c == '+' && chars[i] == '-'; // or a rule is drawn
    }
    return delimited ? next : row;
  }

  private static byte[] delimiter() {
    byte[] delimiter = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < DELIMITERS.length(); i++) {
      delimiter[DELIMITERS.charAt(i)] = 1;
    }
    return delimiter;
  }

  private void readRow() {
    rowStart = next;
    counted = next;
    int line = text.indexOf('\n', next);
    rowEnd = line < 0 ? text.length() : line;
    next = rowEnd + 1;
    if (rowEnd - rowStart > LONGEST_ROW) {
      header = -1;
    } else if (header < 0 || count(rowStart, rowEnd, delimiter) != delimiters && !isRule()) {
      begin();
    }
    columnFrom = header;
  }

  /** Whether the row is but a line between the names and the values, as of a database's client. */
  private boolean isRule() {
    for (int i = rowStart; i < rowEnd; i++) {
      if ("+-| ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return Chars.at(text, rowStart + 1) == '-';
  }

  /** Takes the row for the first of a table when it reads like names. */
  private void begin() {
    header = -1;
    delimiters = 0;
    if (!mayBeNames()) {
      return;
    }
    if (countAll() && delimiters > 0 && areNames()) {
      header = rowStart;
      headerEnd = rowEnd;
      doubled = text.startsWith("||", rowStart);
      delimiters = doubled ? delimiters / 2 : delimiters;
    }
  }

  /** Finds the most frequent delimiter; tells whether none of the cells is longer than a name. */
  private boolean countAll() {
    Arrays.fill(counts, 0);
    boolean quoted = false;
    int from = rowStart;
    for (int i = rowStart; i < rowEnd; i++) {
      char c = text.charAt(i);
      int kind = c == ',' ? 3 : c == '|' ? 1 : c == '\t' ? 0 : c == ';' ? 2 : -1;
      if (kind >= 0) {
        counts[kind] += quoted ? 0 : 1;
        from = i + 1;
      } else if (i - from > LONGEST_NAME) {
        return false;
      }
      quoted ^= c == '"';
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > delimiters) {
        delimiters = counts[i];
        delimiter = DELIMITERS.charAt(i);
      }
    }
    return true;
  }

  private boolean areNames() {
    int from = rowStart;
    for (int i = rowStart; i <= rowEnd; i++) {
      if (i == rowEnd || text.charAt(i) == delimiter) {
        int first = from;
        while (first < i && isPadding(text.charAt(first))) {
          first++;
        }
        boolean empty = first == i && delimiter == '|';
        if (!empty && (first == i || i - from > LONGEST_NAME
            || !Chars.isLetter(text.charAt(first)) && "_#".indexOf(text.charAt(first)) < 0)) {
          return false;
        }
        from = i + 1;
      }
    }
    return true;
  }

  /** The cheap question: a name at the start, and no end of a sentence or of a line of code. */
  private boolean mayBeNames() {
    char first = Chars.at(text, rowStart);
    char last = Chars.at(text, rowEnd - 1);
    boolean led = first == ' ' && Chars.isLetter(Chars.at(text, rowStart + 1)) && text.startsWith("\n-", rowEnd);
    return (Chars.isLetter(first) || led || first == '"' || first == '_' || first == '|' || first == '\'')
        && (last != '.' || text.regionMatches(true, rowEnd - NO.length(), NO, 0, NO.length()))
        && last != ':' && last != '{' && last != ';' && last != ')' && last != '(';
  }

  /** How often a delimiter stands in a part of a line outside of quotes. */
  private int count(int from, int to, char c) {
    int found = 0;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      char at = text.charAt(i);
      quoted ^= at == '"';
      found += at == c && !quoted ? 1 : 0;
    }
    return found;
  }
}
