package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** How random a candidate looks, and whether it is a placeholder that people write for a secret. */
final class Entropy {
  private static final int KINDS = 128;
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 3;
  private static final int MARK = 9;
  /** Two kinds that are no marks sum up to less. */
  private static final int MOST_TURN = 6;
  private static final double[] LOG2 = logarithms();

  private Entropy() {}

  private static double[] logarithms() {
    double[] log2 = new double[513];
    for (int i = 1; i < log2.length; i++) {
      log2[i] = Math.log(i) / Math.log(2);
    }
    return log2;
  }

  /** Shannon's entropy of a span in bits a character; of its first 512 characters. */
  static double bits(Text text, int start, int end) {
    int length = Math.min(end - start, LOG2.length - 1);
    int[] counts = new int[KINDS];
    for (int i = start; i < start + length; i++) {
      counts[text.charAt(i) % KINDS]++;
    }
    double sum = 0;
    for (int count : counts) {
      sum += count * LOG2[count];
    }
    return length == 0 ? 0 : LOG2[length] - sum / length;
  }

  /** Whether the span is no secret but says what to put there. */
  static boolean isPlaceholder(Text text, int start, int end) {
    return saysPlaceholder(text, start, end) || climbs(text, start, end);
  }

  /** Whether words in it say that it is none. */
  static boolean saysPlaceholder(Text text, int start, int end) {
    return has(text, start, end, "example") || has(text, start, end, "your")
        || has(text, start, end, "xxxx") || has(text, start, end, "placeholder")
        || has(text, start, end, "changeme") || has(text, start, end, "redacted")
        || has(text, start, end, "dummy") || has(text, start, end, "****")
        || has(text, start, end, "....") || has(text, start, end, "insert") || Documented.isAt(text, start);
  }

  private static boolean has(Text text, int start, int end, String word) {
    int last = Math.min(end, start + LOG2.length) - word.length();
    for (int i = start; i <= last; i++) {
      if (text.regionMatches(true, i, word, 0, word.length()) && isOneCase(text, i, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether all letters but the first have one case, as in a word. */
  private static boolean isOneCase(Text text, int start, int length) {
    boolean upper = Chars.is(text.charAt(start + length - 1), Chars.UPPER);
    for (int i = start + 1; i < start + length; i++) {
      if (Chars.is(text.charAt(i), upper ? Chars.LOWER : Chars.UPPER)) {
        return false;
      }
    }
    return !upper || !Chars.is(text.charAt(start), Chars.LOWER);
  }

  /** Whether most characters are the one before them, or its successor: abcdef123456, 00000000. */
  private static boolean climbs(Text text, int start, int end) {
    int last = Math.min(end, start + LOG2.length);
    int steps = 0;
    for (int i = start + 1; i < last; i++) {
      int rise = text.charAt(i) - text.charAt(i - 1);
      steps += rise == 0 || rise == 1 ? 1 : 0;
    }
    return steps * 2 > last - start;
  }

  /** Whether a digit is in it, or so much change of case as no word has. */
  static boolean isMixed(Text text, int start, int end) {
    int changes = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isDigit(c)) {
        return true;
      }
      changes += i > start && Chars.is(c, Chars.UPPER) && Chars.is(text.charAt(i - 1), Chars.LOWER)
          ? 1 : 0;
    }
    return changes >= 2;
  }

  /**
   * Whether letters, capitals and digits take turns as by chance, which names do not; that a word
   * begins with a capital is no turn. Digits alone are restless as well.
   */
  static boolean isRestless(Text text, int start, int end) {
    int turns = 0;
    int last = Math.min(end, start + 64);
    int before = kind(text.charAt(start));
    boolean digits = before == DIGIT;
    for (int i = start + 1; i < last; i++) {
      int kind = kind(text.charAt(i));
      turns += kind == before || kind + before > MOST_TURN || kind == LOWER && before == UPPER ? 0 : 1;
      digits &= kind == DIGIT;
      before = kind;
    }
    return turns * 8 >= last - start - 1 || digits;
  }

  private static int kind(char c) {
    return Chars.is(c, Chars.LOWER) ? LOWER : Chars.is(c, Chars.UPPER) ? UPPER
        : Chars.isDigit(c) ? DIGIT : MARK;
  }

  /** Whether most of it can be spoken: runs of four letters and more of one case with vowels, three fifths. */
  static boolean isWordy(Text text, int start, int end) {
    return isWordy(text, start, end, 3);
  }

  /** Whether so many fifths of it can be spoken. */
  static boolean isWordy(Text text, int start, int end, int fifths) {
    int spoken = 0;
    int i = start;
    while (i < end) {
      int from = i;
      int vowels = 0;
      int hard = 0;
      int mostHard = 0;
      while (i < end && Chars.is(text.charAt(i), Chars.LOWER | Chars.UPPER)
          && (i == from || kind(text.charAt(i)) == kind(text.charAt(i - 1)) || i == from + 1)) {
        boolean vowel = "aeiouyAEIOUY".indexOf(text.charAt(i)) >= 0;
        vowels += vowel ? 1 : 0;
        hard = vowel ? 0 : hard + 1;
        mostHard = Math.max(mostHard, hard);
        i++;
      }
      int length = i - from;
      if (length >= 4 && vowels * 4 >= length && mostHard <= 3) {
        spoken += length;
      }
      i = Math.max(i, from + 1);
    }
    return spoken * 5 > (end - start) * fifths;
  }
}
