package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The columns of rows as PostgreSQL dumps them: {@code COPY t (name, ssn) FROM stdin;}, then lines with tabs between,
 * up to {@code \\.}. Each part of a text is read once: of a cell that lies before the last one
 * asked about nothing is known.
 */
final class CopiedRows implements Columns {
  private static final String FROM = ") FROM stdin;";
  private static final int MOST_NAMES = 1024;

  private final Text text;
  private final ListedNames names;
  private int searched;
  private int rows;
  private int row;
  private int cell;
  private int read;
  private int index;

  CopiedRows(Text text) {
    this.text = text;
    names = new ListedNames(text);
  }

  @Override
  public void open() {
    searched = 0;
    rows = -1;
  }

  @Override
  public boolean read(int start, int end) {
    char left = Chars.at(text, start - 1);
    char right = Chars.at(text, end);
    if (left != '\t' && left != '\n' || right != '\t' && right != '\n' && end < text.length()) {
      return false;
    }
    search(start);
    if (rows < 0 || names.count() == 0 || start < cell) {
      return false;
    }
    for (; read < start; read++) {
      char c = text.charAt(read);
      if (c == '\n') {
        row = read + 1;
        index = 0;
        cell = row;
      } else if (c == '\t') {
        index++;
        cell = read + 1;
      }
    }
    return row > rows && index < names.count();
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

  /** Looks for the last head before a place whose rows are not over. */
  private void search(int before) {
    for (int at = searched; at < before; at++) {
      char c = text.charAt(at);
      if (c == ')' && text.startsWith(FROM, at)) {
        rows = at + FROM.length();
        row = rows;
        cell = rows;
        read = rows;
        names.read(at, Math.max(0, at - MOST_NAMES));
      } else if (c == '\\' && Chars.at(text, at - 1) == '\n' && Chars.at(text, at + 1) == '.') {
        rows = -1;
      }
    }
    searched = Math.max(searched, before);
  }
}
