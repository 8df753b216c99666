package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of whole words that speak for or against a finding, looked up without allocation. A word
 * ends at everything that is no letter, and where camelCase goes up.
 */
final class Words {
  private static final int LONGEST_KEY = 128;

  private final @Nullable String[] table;
  /** The hash of each word in its place: nearly all that is asked about is told apart by it. */
  private final int[] hashes;
  private final long[] endings;

  private Words(@Nullable String[] table, int[] hashes) {
    this.table = table;
    this.hashes = hashes;
    this.endings = WordEnds.endings(table);
  }

  /** A set of words, separated by blanks. */
  static Words of(String words) {
    String[] list = words.toLowerCase(Locale.ROOT).split(" ");
    @Nullable String[] table = new String[Integer.highestOneBit(list.length * 8)];
    int[] hashes = new int[table.length];
    for (String word : list) {
      int hash = hash(Text.of(word), 0, word.length());
      int slot = hash & table.length - 1;
      if (hash == 0) {
        throw new IllegalArgumentException(word + " has the hash of no word");
      }
      while (table[slot] != null) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = word;
      hashes[slot] = hash;
    }
    return new Words(table, hashes);
  }

  /** Whether one of the words may have an ending of {@link WordEnds#ending}. */
  boolean mayEndIn(int ending) {
    return WordEnds.has(endings, ending);
  }

  /** The same for a word in small and in capital letters. */
  static int hash(Text text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + Chars.small(text.charAt(i));
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

  boolean has(Text text, int start, int end) {
    return has(text, start, end, hash(text, start, end));
  }

  /**
   * Whether a span is one of the words.
   *
   * @param hash of the span
   */
  boolean has(Text text, int start, int end, int hash) {
    for (int slot = hash & hashes.length - 1; hashes[slot] != 0; slot = slot + 1 & hashes.length - 1) {
      if (hashes[slot] == hash && is(text, start, end, slot)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(Text text, int start, int end, int slot) {
    String word = table[slot];
    return word != null && word.length() == end - start
        && text.regionMatches(true, start, word, 0, end - start);
  }

  /** Whether one of the words is in a text of few words, such as a key. */
  boolean in(Text text) {
    return in(text, 0, Math.min(text.length(), LONGEST_KEY));
  }

  /** Whether one of the words is in a part of a text. */
  boolean in(Text text, int start, int end) {
    int from = start;
    while (from < end) {
      int to = wordEnd(text, from, end);
      if (from < to && has(text, from, to) && !inOwnToken(text, from, to)) {
        return true;
      }
      from = Math.max(to, from + 1);
    }
    return false;
  }

  /** Whether a part of a text has words, and all of them are among these. */
  boolean areAll(Text text, int start, int end) {
    boolean any = false;
    int from = start;
    while (from < end) {
      int to = wordEnd(text, from, end);
      if (from < to && !has(text, from, to)) {
        return false;
      }
      any |= from < to;
      from = Math.max(to, from + 1);
    }
    return any;
  }

  /** Whether a part of a text has a word that is none of these. */
  boolean isAnyOther(Text text, int start, int end) {
    int from = start;
    while (from < end) {
      int to = wordEnd(text, from, end);
      if (from < to && !has(text, from, to)) {
        return true;
      }
      from = Math.max(to, from + 1);
    }
    return false;
  }

  /** Where the word that begins at a place ends; the place itself when none does. */
  static int wordEnd(Text text, int from, int most) {
    int to = from;
    char[] chars = text.array();
    int kind = 0;
    while (to < most) {
      int next = WordEnds.KINDS[chars[to]];
      if (next == 0 || to > from && WordEnds.ENDS[kind << WordEnds.BITS | next] != 0) {
        return to;
      }
      kind = next;
      to++;
    }
    return to;
  }

  /** Where the word that ends at a place begins; the place itself when none does. */
  static int wordStart(Text text, int least, int end) {
    int from = end;
    char[] chars = text.array();
    int next = 0;
    while (from > least) {
      int kind = WordEnds.KINDS[chars[from - 1]];
      if (kind == 0 || from < end && WordEnds.ENDS[kind << WordEnds.BITS | next] != 0) {
        return from;
      }
      next = kind;
      from--;
    }
    return from;
  }

  static boolean risesAt(Text text, int at) {
    return (WordEnds.KINDS[text.charAt(at)] & WordEnds.UPPER) != 0
        && (WordEnds.KINDS[text.charAt(at - 1)] & WordEnds.LOWER) != 0;
  }

  /** A word of a redaction token such as {@code <US_SSN_1>} says nothing of its neighbours. */
  static boolean inOwnToken(Text text, int from, int to) {
    if (Chars.at(text, to) != '_') {
      return false;
    }
    int left = from;
    while (left > 0 && (Chars.is(text.charAt(left - 1), Chars.UPPER) || text.charAt(left - 1) == '_')) {
      left--;
    }
    return Chars.at(text, left - 1) == '<';
  }
}
