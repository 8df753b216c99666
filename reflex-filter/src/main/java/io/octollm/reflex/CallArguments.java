package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The arguments of a call on one line that stand before another one, as a number, so that looking makes no objects. */
final class CallArguments {
  /** In characters. */
  static final int MOST = 120;
  static final long NONE = -1;

  private CallArguments() {}

  /** Those back to the bracket that opens the call; none where that is too far or on another line. */
  static long before(Text text, int end) {
    int least = Math.max(0, end - MOST);
    int commas = 0;
    int closed = 0;
    int open = end;
    while (open > least && closed >= 0) {
      open--;
      char c = text.charAt(open);
      if (c == '\n') {
        return NONE;
      }
      closed += c == ')' ? 1 : c == '(' ? -1 : 0;
      commas += c == ',' && closed == 0 ? 1 : 0;
    }
    return closed < 0 ? (long) commas << Integer.SIZE | open : NONE;
  }

  /** Where the bracket stands that opens the call. */
  static int open(long arguments) {
    return (int) arguments;
  }

  /** How many commas part them from each other and from what follows. */
  static int commas(long arguments) {
    return (int) (arguments >>> Integer.SIZE);
  }
}
