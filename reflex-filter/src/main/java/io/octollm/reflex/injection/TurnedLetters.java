package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Letters upside down: read from the other end, and n is u, b is q, d is p. */
final class TurnedLetters {
  private static final String TURNED = "ɐqɔpǝɟƃɓɥᴉıɾſʞlʅɯuodbɹsʇnʌʍxʎz";
  private static final String PLAIN = "abcdefgghiijjkllmnopqrstuvwxyz";
  private static final String ALONE = "ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ";
  private static final char FIRST = 'ƃ';
  private static final char LAST = 'ᴉ';
  /** By their distance from the first: a bit for each of those that are no other letter. */
  private static final int[] KINDS = kindOfEach();
  private static final int LONGEST_WORD = 20;
  private static final int LEAST = 3;
  private static final int AROUND = 200;
  /** Where so many kinds have to stand, in characters. */
  private static final int NEAR = 60;

  private TurnedLetters() {}

  private static int[] kindOfEach() {
    int[] kinds = new int[LAST - FIRST + 1];
    for (int i = 0; i < ALONE.length(); i++) {
      kinds[ALONE.charAt(i) - FIRST] = 1 << i;
    }
    return kinds;
  }

  /** Whether a letter stands there that is no other one when it is turned. */
  static boolean is(char c) {
    return kind(c) != 0;
  }

  private static int kind(char c) {
    return c >= FIRST && c <= LAST ? KINDS[c - FIRST] : 0;
  }

  /** Whether one stands shortly before a place. */
  static boolean areBefore(Text text, int to) {
    for (int i = to - 1; i >= 0 && to - i <= LONGEST_WORD; i--) {
      if (is(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** What is said around a place, from either end; null for nothing. */
  static @Nullable Encoded at(Text text, int least, int to) {
    int from = to;
    while (from > least && to - from < AROUND && text.charAt(from - 1) != '\n') {
      from--;
    }
    int end = to;
    while (end < text.length() && end - to < AROUND && text.charAt(end) != '\n') {
      end++;
    }
    if (kinds(text, Math.max(from, to - NEAR), Math.min(end, to + NEAR)) < LEAST) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      int turned = TURNED.indexOf(c | (c < 128 && Character.isLetter(c) ? 32 : 0));
      out.append(turned < 0 ? c : PLAIN.charAt(turned));
    }
    String read = out.toString();
    return new Encoded(out.reverse() + ".\n\n" + read, end, true);
  }

  /** How many of those that are no other letter there are. */
  private static int kinds(Text text, int from, int end) {
    int kinds = 0;
    for (int i = from; i < end; i++) {
      kinds |= kind(text.charAt(i));
    }
    return Integer.bitCount(kinds);
  }
}
