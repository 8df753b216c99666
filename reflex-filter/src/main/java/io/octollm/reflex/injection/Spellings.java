package io.octollm.reflex.injection;

import java.util.Arrays;

/**
 * Other ways to write a word that tells much: a slip of the keys, "leet" with 1 for l, ae for ä, and
 * the codes that a model reads with ease: backwards, ROT13, Atbash.
 */
final class Spellings {
  private static final int SHORTEST = 6;
  private static final Senses TELLING = Senses.of(Sense.TELLING.toArray(Sense[]::new));
  private static final Senses CODED = Senses.of(Sense.CODED);

  private Spellings() {}

  /** Gets the hash of a spelling, as it is made while reading. */
  interface Each {
    void accept(long hash, Senses senses);
  }

  /**
   * Tells them, with their senses, to somebody; those that are nearest to the word first. By their hashes: they are
   * most of the lexicon, and a string for each would be most of the time that it takes at each start.
   *
   * @param slips whether those of the keys are among them
   */
  static void of(String word, Senses senses, boolean slips, Each each) {
    boolean ascii = isAscii(word);
    if (!ascii) {
      each.accept(Lexicon.ownHash(word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")), senses);
    }
    if (slips && word.length() > 2 && word.indexOf('l') >= 0) {
      each.accept(Lexicon.hash(word.replace('l', 'i')), senses);
    }
    if (ascii && word.length() >= SHORTEST && senses.meet(TELLING.low(), TELLING.high())) {
      byte[] letters = letters(word);
      if (slips) {
        slips(letters, senses, each);
      }
      long backwards = 0;
      long rotated = 0;
      long mirrored = 0;
      for (int i = 0; i < letters.length; i++) {
        backwards = Lexicon.next(backwards, letters[letters.length - 1 - i]);
        rotated = Lexicon.next(rotated, (letters[i] + 12) % 26 + 1);
        mirrored = Lexicon.next(mirrored, 27 - letters[i]);
      }
      each.accept(backwards, CODED);
      each.accept(rotated, CODED);
      each.accept(mirrored, CODED);
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

  /** What is no letter goes, as it does where words are read. */
  private static byte[] letters(String word) {
    byte[] letters = new byte[word.length()];
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      int code = Letters.ofAscii(word.charAt(i));
      if (code > 0) {
        letters[count++] = (byte) code;
      }
    }
    return Arrays.copyOf(letters, count);
  }

  /** Two letters swapped, one left out, one doubled; the first and the last stay. */
  private static void slips(byte[] letters, Senses senses, Each each) {
    long head = Lexicon.next(0, letters[0]);
    for (int i = 1; i < letters.length - 1; i++) {
      long with = Lexicon.next(head, letters[i]);
      each.accept(rest(head, letters, i + 1), senses);
      each.accept(rest(Lexicon.next(with, letters[i]), letters, i + 1), senses);
      if (i < letters.length - 2) {
        long swapped = Lexicon.next(Lexicon.next(head, letters[i + 1]), letters[i]);
        each.accept(rest(swapped, letters, i + 2), senses);
      }
      head = with;
    }
  }

  private static long rest(long head, byte[] letters, int from) {
    long hash = head;
    for (int i = from; i < letters.length; i++) {
      hash = Lexicon.next(hash, letters[i]);
    }
    return hash;
  }

  /** In ROT13, all letters small. */
  static String rotated(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char lower = (char) (c | 32);
      out.append(lower >= 'a' && lower <= 'z' ? (char) ('a' + (lower - 'a' + 13) % 26) : c);
    }
    return out.toString();
  }
}
