package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The names of columns as SQL lists them, in brackets with commas between: {@code (name, ssn)}. For one thread. */
final class ListedNames {
  private static final int MOST = 64;

  private final Text text;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  ListedNames(Text text) {
    this.text = text;
  }

  /** Reads the list that a closing bracket ends; there is none when the other is not found down to the least place. */
  void read(int close, int least) {
    count = 0;
    int open = Chars.at(text, close) == ')' ? text.lastIndexOf('(', close, least) : -1;
    if (open < 0) {
      return;
    }
    int start = open + 1;
    for (int i = start; i <= close && count < MOST; i++) {
      if (text.charAt(i) == ',' || i == close) {
        starts[count] = start;
        ends[count] = i;
        count++;
        start = i + 1;
      }
    }
  }

  int count() {
    return count;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }
}
