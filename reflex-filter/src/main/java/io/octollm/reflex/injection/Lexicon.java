package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.HashMap;
import java.util.Map;

/**
 * The words of all languages with their senses, found by a hash of 64 bits that is made while
 * reading. Filters turn most words away; no letters are compared, since a sender who finds two words
 * of one hash only accuses himself.
 */
final class Lexicon {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** So many that a {@link Word} has room for the number of each; the first is none. */
  private static final int SLOT_BITS = 15;
  private static final int SLOTS = 1 << SLOT_BITS;
  /** A slot is four longs, 2 to this: a hash, the halves of the senses, and one that keeps two slots in a cache line. */
  private static final int WIDTH = 2;
  private static final int LOW = 1;
  private static final int HIGH = 2;
  /** A fuller table is searched for long, and a full one for ever. */
  private static final int MOST_WORDS = SLOTS / 4 * 3;
  /** No letter has the code 31. */
  private static final long COLON = next(0, 31);

  /** Keeps the words of another alphabet apart from the Latin ones that they look like. */
  private static final long ALIKE = 0x6C62272E07BB0142L;

  private final Filter known = new Filter();
  private final Filter knownApart = new Filter();
  private final Filter telling = new Filter();
  private final Filter beginnings = new Filter();
  private final UnspacedWords unspaced = new UnspacedWords();
  private final boolean[] pairs = new boolean[32 * 32];
  /** Each word's hash and senses side by side, so that one look tells all. */
  private final long[] slots = new long[SLOTS << WIDTH];
  private int count;

  /** Reads all languages at each start, and so without an object for each hash. */
  Lexicon() {
    Senses[] all = new Senses[SLOTS];
    boolean[] apart = new boolean[SLOTS];
    Text letters = new Text();
    for (Language language : Language.values()) {
      language.words().forEach((word, senses) -> {
        letters.open(word);
        int slot = place(ownHash(letters));
        all[slot] = all[slot] == null ? senses : senses.and(all[slot]);
        if (UnspacedWords.is(word.charAt(0))) {
          unspaced.add(word);
          apart[slot] = true;
        } else {
          addBeginnings(letters);
        }
      });
    }
    // A misspelling never hides a word.
    for (Language language : Language.values()) {
      language.words().forEach((word, senses) -> Spellings.of(word, senses, language.hasSlips(), (hash, same) -> {
        int slot = place(hash);
        all[slot] = all[slot] == null ? same : all[slot];
      }));
    }
    for (String word : SpellingAlphabet.seldom()) {
      add(all, word, Sense.CODED);
    }
    for (String word : Request.words()) {
      add(all, word, Sense.DECODE);
    }
    all[place(COLON)] = Senses.of(Sense.COLON);
    // Most words have the senses of many others.
    Map<Senses, Senses> wholes = new HashMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      if (all[slot] != null) {
        put(slot, wholes.computeIfAbsent(all[slot], Senses::withWholes), apart[slot]);
      }
    }
  }

  private void add(Senses[] all, String word, Sense sense) {
    int slot = place(hash(word));
    Senses senses = Senses.of(sense);
    all[slot] = all[slot] == null ? senses : senses.and(all[slot]);
  }

  /** Where a hash is, or is from now on. */
  private int place(long hash) {
    int slot = slot(hash);
    while (hash(slot) != 0 && hash(slot) != hash) {
      slot = next(slot);
    }
    if (hash(slot) == 0 && ++count > MOST_WORDS) {
      throw new IllegalStateException("more than " + MOST_WORDS + " words and spellings: leave some out");
    }
    slots[slot << WIDTH] = hash;
    return slot;
  }

  /** What is read apart from plain words makes none of them look known. */
  private void put(int slot, Senses senses, boolean apart) {
    (apart ? knownApart : known).add(hash(slot));
    if (senses.tell() && !apart) {
      telling.add(hash(slot));
    }
    slots[slot << WIDTH | LOW] = senses.low();
    slots[slot << WIDTH | HIGH] = senses.high();
  }

  private void addBeginnings(Text word) {
    long hash = 0;
    for (int i = 0; i < word.length() - 1; i++) {
      hash = next(hash, word, i);
      beginnings.add(hash);
    }
    int first = Letters.at(word, 0);
    int second = word.length() > 3 ? Letters.at(word, 1) : 0;
    if (first < 32 && second > 0 && second < 32) {
      pairs[first << 5 | second] = true;
    }
  }

  private long hash(int slot) {
    return slots[slot << WIDTH];
  }

  private static int slot(long hash) {
    return Math.max(1, mixed(hash, SLOT_BITS));
  }

  private static int next(int slot) {
    return slot == SLOTS - 1 ? 1 : slot + 1;
  }

  static long next(long hash, int letter) {
    return (hash + letter) * FACTOR;
  }

  /** The hash of two words in this order, by which they are known together. */
  static long pair(long first, long second) {
    return (Long.rotateLeft(first, 29) + second) * FACTOR;
  }

  /** So many bits of a hash, on which all letters have a say. */
  static int mixed(long hash, int bits) {
    return (int) (hash >>> Long.SIZE - bits);
  }

  static long nextPacked(long hash, int packed) {
    long all = hash;
    for (int rest = packed & Letters.PACKED - 1; rest != 0; rest >>>= 5) {
      all = next(all, rest & 31);
    }
    return all;
  }

  static long hash(String word) {
    return UnspacedWords.is(word.charAt(0)) ? UnspacedWords.hash(word, 0, word.length())
        : hash(Text.of(word), 0, word.length());
  }

  /** Of the letters in a stretch of text. */
  static long hash(Text text, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = next(hash, text, i);
    }
    return hash;
  }

  static long ownHash(String word) {
    return ownHash(Text.of(word));
  }

  private static long ownHash(Text word) {
    long hash = UnspacedWords.is(word.charAt(0)) ? UnspacedWords.hash(word, 0, word.length())
        : hash(word, 0, word.length());
    return isAlike(word, 0, word.length()) ? hash ^ ALIKE : hash;
  }

  /** Whether a word is in Cyrillic letters alone that all look Latin, as the Russian for "not" looks like "he". */
  static boolean isAlike(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      int code = Letters.at(text, i);
      if (code > 31 || code > 0 && !isCyrillic(text.charAt(i))) {
        return false;
      }
    }
    return from < to && isCyrillic(text.charAt(from));
  }

  private static boolean isCyrillic(char c) {
    return c >= '\u0400' && c < '\u0530';
  }

  static long next(long hash, Text text, int at) {
    int code = Letters.at(text, at);
    return code <= 0 ? hash : code < Letters.PACKED ? next(hash, code) : nextPacked(hash, code);
  }

  /** The words that are in the lexicon, and few others; not those without blanks between them. */
  Filter known() {
    return known;
  }

  /** Of them those with a sense that is not in every text. */
  Filter telling() {
    return telling;
  }

  /** The number of a word, above 0; 0 when it is not there. */
  int find(long hash) {
    return known.mayHave(hash) || knownApart.mayHave(hash) ? findLikely(hash) : 0;
  }

  /** The same, where most that is asked for is there. */
  int findLikely(long hash) {
    int slot = slot(hash);
    while (hash(slot) != 0) {
      if (hash(slot) == hash) {
        return slot;
      }
      slot = next(slot);
    }
    return 0;
  }

  /** Those of languages without blanks between words. */
  UnspacedWords unspaced() {
    return unspaced;
  }

  /** The number of the word in a stretch of text, 0 when it is not there. */
  int find(Text text, int from, int to) {
    long hash = hash(text, from, to);
    return find(isAlike(text, from, to) ? alike(hash) : hash);
  }

  /** The hash by which a word in look-alikes is found: as one of its own alphabet, else as what it looks like. */
  long alike(long hash) {
    return find(hash ^ ALIKE) > 0 ? hash ^ ALIKE : hash;
  }

  /** The highest number of a word. */
  int size() {
    return SLOTS - 1;
  }

  /** The number of the colon. */
  int colon() {
    return find(COLON);
  }

  /** The senses of a word, as {@link Senses#low}. */
  long low(int entry) {
    return slots[entry << WIDTH | LOW];
  }

  /** The other half of them. */
  long high(int entry) {
    return slots[entry << WIDTH | HIGH];
  }

  /** Whether a longer word may begin with letters of this hash. */
  boolean mayGoOn(long hash) {
    return beginnings.mayHave(hash);
  }

  /** Whether a word of four letters or more begins with these two. */
  boolean begins(int first, int second) {
    return first < 32 && second < 32 && pairs[first << 5 | second];
  }
}
