package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** The tables in a text, of whatever kind: the column of a value, and what it is called. For one thread. */
final class Table {
  private final Columns[] kinds;
  /** Of the value that was asked about last; null when it has no column. */
  private @Nullable Columns found;

  Table(Text text) {
    kinds = new Columns[] {new DelimitedColumns(text), new InsertedValues(text), new CopiedRows(text),
      new AlignedColumns(text)};
  }

  /** Begins a text. */
  void open() {
    found = null;
    for (Columns kind : kinds) {
      kind.open();
    }
  }

  /** Finds the column of a value; tells whether it has a name. */
  boolean read(int start, int end) {
    found = null;
    for (Columns kind : kinds) {
      if (kind.read(start, end)) {
        found = kind;
        return true;
      }
    }
    return false;
  }

  int columnStart() {
    return found == null ? 0 : found.columnStart();
  }

  /** Where the column's name ends; 0 when it has none. */
  int columnEnd() {
    return found == null ? 0 : found.columnEnd();
  }

  /** Where the value's row begins; 0 when it has no column. */
  int rowStart() {
    return found == null ? 0 : found.rowStart();
  }
}
