package io.octollm.reflex;

/** The columns of one kind of table, as its values are asked about from left to right. For one thread. */
interface Columns {
  /** Begins a text. */
  void open();

  /** Finds the column of a value; tells whether it has a name. */
  boolean read(int start, int end);

  /** Where the name of the column begins that was found last. */
  int columnStart();

  /** Where that name ends. */
  int columnEnd();

  /** Where the row of the value begins. */
  int rowStart();
}
