package io.octollm.reflex.injection;

import java.util.HashMap;
import java.util.Map;

/**
 * Other ways to write a word that tells much: a slip of the keys, "leet" with 1 for l, ae for ä, and
 * the codes that a model reads with ease: backwards, ROT13, Atbash.
 */
final class Spellings {
  private static final int SHORTEST = 6;
  private static final Senses TELLING = Senses.of(Sense.TELLING.toArray(Sense[]::new));
  private static final Senses CODED = Senses.of(Sense.CODED);

  private Spellings() {}

  static Map<String, Senses> of(String word, Senses senses) {
    Map<String, Senses> all = new HashMap<>();
    String umlauts = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    if (!umlauts.equals(word)) {
      all.put(umlauts, senses);
    }
    if (word.length() > 2 && word.indexOf('l') >= 0) {
      all.put(word.replace('l', 'i'), senses);
    }
    boolean telling = senses.meet(TELLING.low(), TELLING.high());
    if (telling && word.length() >= SHORTEST && isAscii(word)) {
      slips(word, senses, all);
      all.put(new StringBuilder(word).reverse().toString(), CODED);
      all.put(mapped(word, true), CODED);
      all.put(mapped(word, false), CODED);
    }
    return all;
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
  private static void slips(String word, Senses senses, Map<String, Senses> into) {
    for (int i = 1; i < word.length() - 1; i++) {
      String head = word.substring(0, i);
      String tail = word.substring(i + 1);
      into.put(head + tail, senses);
      into.put(head + word.charAt(i) + word.charAt(i) + tail, senses);
      if (i < word.length() - 2) {
        into.put(head + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2), senses);
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
