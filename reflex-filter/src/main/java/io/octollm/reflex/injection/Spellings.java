package io.octollm.reflex.injection;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Other ways to write a word that tells much: a slip of the keys, "leet" with 1 for l, ae for ä, and
 * the codes that a model reads with ease: backwards, ROT13, Atbash.
 */
final class Spellings {
  private static final int SHORTEST = 6;
  private static final Senses TELLING = Senses.of(Sense.TELLING.toArray(Sense[]::new));
  private static final Senses CODED = Senses.of(Sense.CODED);

  private Spellings() {}

  /**
   * Tells them, with their senses, to somebody; those that are nearest to the word first.
   *
   * @param slips whether those of the keys are among them
   */
  static void of(String word, Senses senses, boolean slips, BiConsumer<String, Senses> each) {
    boolean ascii = isAscii(word);
    if (!ascii) {
      each.accept(word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"), senses);
    }
    if (word.length() > 2 && word.indexOf('l') >= 0) {
      each.accept(word.replace('l', 'i'), senses);
    }
    if (ascii && word.length() >= SHORTEST && senses.meet(TELLING.low(), TELLING.high())) {
      if (slips) {
        slips(word, other -> each.accept(other, senses));
      }
      each.accept(new StringBuilder(word).reverse().toString(), CODED);
      each.accept(mapped(word, true), CODED);
      each.accept(mapped(word, false), CODED);
    }
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Two letters swapped, one left out, one doubled; the first and the last stay. */
  private static void slips(String word, Consumer<String> each) {
    for (int i = 1; i < word.length() - 1; i++) {
      String head = word.substring(0, i);
      String tail = word.substring(i + 1);
      each.accept(head + tail);
      each.accept(head + word.charAt(i) + word.charAt(i) + tail);
      if (i < word.length() - 2) {
        each.accept(head + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
      }
    }
  }

  static String mapped(String text, boolean rotated) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char lower = (char) (c | 32);
      boolean letter = lower >= 'a' && lower <= 'z';
      int shifted = rotated ? (lower - 'a' + 13) % 26 : 25 - (lower - 'a');
      out.append(letter ? (char) ('a' + shifted) : c);
    }
    return out.toString();
  }
}
