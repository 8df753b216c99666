package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Between which characters a trigger may call a detector at all. Most dots, brackets and letters of
 * ordinary text stand between others, and are passed over.
 */
final class Neighbours {
  private static final int ASCII = 0x80;
  /** The kinds of {@link TriggerTable} that may stand behind and before a character: a bit each. */
  private static final int[] BEFORE = new int[Character.MAX_VALUE + 1];
  private static final int[] BEHIND = new int[Character.MAX_VALUE + 1];

  static {
    Arrays.fill(BEFORE, -1);
    Arrays.fill(BEHIND, -1);
    only(BEFORE, TriggerTable.DIGIT, c -> !Chars.isDigit((char) c));
    only(BEFORE, TriggerTable.LETTER_W, c -> "sSpP".indexOf(c) >= 0);
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
    for (int c = 0; c < ASCII; c++) {
      if (!characters.test(c)) {
        kinds[c] &= ~(1 << kind);
      }
    }
  }

  /**
   * Keeps those of some places that may call a detector, in their order, without a branch for each;
   * those of {@code VEIL} always may.
   *
   * @return how many there are
   */
  static int keep(Text text, int[] places, int count) {
    char[] chars = text.array();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int i = places[k];
      // What is behind the last is the end of a line, as is what stands before the first.
      int kinds = BEFORE[i == 0 ? '\n' : chars[i - 1]] & BEHIND[chars[i + 1]];
      places[kept] = i;
      kept += kinds >>> TriggerTable.KINDS[chars[i]] & 1;
    }
    return kept;
  }
}
