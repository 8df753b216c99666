package io.octollm.reflex;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of whole words that speak for or against a finding, looked up without allocation. A word
 * ends at everything that is no letter, and where camelCase goes up.
 */
final class Words {
  static final int BEFORE_CHARS = 72;
  private static final int AFTER_CHARS = 32;
  private static final int BEFORE_WORDS = 6;
  private static final int AFTER_WORDS = 3;

  private final @Nullable String[] table;

  private Words(@Nullable String[] table) {
    this.table = table;
  }

  /** A set of words, separated by blanks. */
  static Words of(String words) {
    String[] list = words.toLowerCase(Locale.ROOT).split(" ");
    @Nullable String[] table = new String[Integer.highestOneBit(list.length * 4)];
    for (String word : list) {
      int slot = hash(word, 0, word.length()) & table.length - 1;
      while (table[slot] != null) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = word;
    }
    return new Words(table);
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + Character.toLowerCase(text.charAt(i));
    }
    return hash ^ hash >>> 15;
  }

  /** Hands over each word, in no order. */
  void each(Consumer<String> taker) {
    for (String word : table) {
      if (word != null) {
        taker.accept(word);
      }
    }
  }

  boolean has(String text, int start, int end) {
    int slot = hash(text, start, end) & table.length - 1;
    for (String word = table[slot]; word != null; word = table[slot]) {
      if (word.length() == end - start && text.regionMatches(true, start, word, 0, end - start)) {
        return true;
      }
      slot = slot + 1 & table.length - 1;
    }
    return false;
  }

  /** Whether one of the words is in a text of few words, such as a key. */
  boolean in(String text) {
    return walk(text, 0, Math.min(text.length(), 128), Integer.MAX_VALUE);
  }

  /** Whether one of the words is among the six before a span or the three behind it on its line. */
  boolean near(String text, int start, int end) {
    int line = end;
    int last = Math.min(text.length(), end + AFTER_CHARS);
    while (line < last && text.charAt(line) != '\n') {
      line++;
    }
    return before(text, start) || walk(text, end, line, AFTER_WORDS);
  }

  private boolean before(String text, int start) {
    int least = Math.max(0, start - BEFORE_CHARS);
    int words = 0;
    int end = start;
    while (end > least && words < BEFORE_WORDS) {
      while (end > least && !Character.isLetter(text.charAt(end - 1))) {
        end--;
      }
      int from = end;
      while (from > least && Character.isLetter(text.charAt(from - 1))
          && (from == end || !risesAt(text, from))) {
        from--;
      }
      if (from < end && !inOwnToken(text, from, end) && has(text, from, end)) {
        return true;
      }
      words++;
      end = from;
    }
    return false;
  }

  private boolean walk(String text, int start, int end, int most) {
    int words = 0;
    int from = start;
    while (from < end && words < most) {
      while (from < end && !Character.isLetter(text.charAt(from))) {
        from++;
      }
      int to = from;
      while (to < end && Character.isLetter(text.charAt(to)) && (to == from || !risesAt(text, to))) {
        to++;
      }
      if (from < to && !inOwnToken(text, from, to) && has(text, from, to)) {
        return true;
      }
      words++;
      from = to;
    }
    return false;
  }

  static boolean risesAt(String text, int at) {
    return Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
  }

  /** A word of a redaction token such as {@code <US_SSN_1>} says nothing of its neighbours. */
  static boolean inOwnToken(String text, int from, int to) {
    int left = from;
    while (left > 0 && (Chars.is(text.charAt(left - 1), Chars.UPPER) || text.charAt(left - 1) == '_')) {
      left--;
    }
    return Chars.at(text, left - 1) == '<' && Chars.at(text, to) == '_';
  }
}
