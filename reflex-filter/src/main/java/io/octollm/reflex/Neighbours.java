package io.octollm.reflex;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Between which characters a trigger may call a detector at all. Most dots, brackets and letters of
 * ordinary text stand between others, and are passed over.
 */
final class Neighbours {
  /** In the tables it stands for every character from it on; those are let pass. */
  private static final char BEYOND = 0x7F;
  /** The kinds of {@link TriggerTable} that may stand behind and before a character: a bit each. */
  private static final int[] BEFORE = new int[BEYOND + 1];
  private static final int[] BEHIND = new int[BEYOND + 1];

  static {
    Arrays.fill(BEFORE, -1);
    Arrays.fill(BEHIND, -1);
    only(BEFORE, TriggerTable.LETTER_W, c -> c == 's' || c == 'S');
    only(BEFORE, TriggerTable.LETTER_A, c -> !Chars.isWord((char) c));
    only(BEHIND, TriggerTable.LETTER_A, c -> "KSBCTA3".indexOf(c) >= 0);
    only(BEFORE, TriggerTable.DOT, c -> Chars.isAlnum((char) c));
    only(BEHIND, TriggerTable.DOT, c -> Chars.isAlnum((char) c));
    only(BEHIND, TriggerTable.BRACKET, c -> c == 'a' || c == 'A' || c == ' ');
    only(BEHIND, TriggerTable.TAG_END, c -> c > ' ' && c != '<');
    only(BEHIND, TriggerTable.DASH, c -> c > ' ');
    only(BEHIND, TriggerTable.COLON, c -> c != '\n');
  }

  private Neighbours() {}

  private static void only(int[] kinds, byte kind, IntPredicate characters) {
    for (int c = 0; c < BEYOND; c++) {
      if (!characters.test(c)) {
        kinds[c] &= ~(1 << kind);
      }
    }
  }

  /** Whether a character of a kind may call a detector here; for those of {@code VEIL} always yes. */
  static boolean let(byte kind, char before, char behind) {
    int kinds = BEFORE[Math.min(before, BEYOND)] & BEHIND[Math.min(behind, BEYOND)];
    return (kinds >>> kind & 1) != 0;
  }
}
