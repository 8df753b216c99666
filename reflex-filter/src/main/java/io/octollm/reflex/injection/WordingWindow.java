package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.Arrays;

/**
 * The words of a text that stand near each other, as it is read: what each gives, and each two of them,
 * is added up once, for as long as they are near. Used again for the next text. For one thread.
 */
final class WordingWindow {
  /** How many words count together. */
  static final int WORDS = 24;
  /** How near two words of a pair are. */
  static final int NEAR = 5;

  /** A power of two, and more than a window can have. */
  private static final int FEATURES = 256;
  private static final int FIRSTS = 8;
  private static final int SLOT_BITS = 10;
  private static final int SLOTS = 1 << SLOT_BITS;
  /** In words that were ever read. */
  private static final int FARTHEST = 1 << 30;

  private final WordCursor cursor = new WordCursor();
  private final long[] firsts = new long[FIRSTS];
  private final int[] knownOfFirsts = new int[FIRSTS];
  private final int[] placesOfFirsts = new int[FIRSTS];
  private int newestFirst;
  private final long[] features = new long[FEATURES];
  private final int[] points = new int[FEATURES];
  private final int[] places = new int[FEATURES];
  private int begin;
  private int end;
  /** The newest feature of each slot, to find most of them at once. */
  private final long[] newest = new long[SLOTS];
  private final int[] placesOfNewest = new int[SLOTS];
  private int sum;

  /** Begins a text. */
  void open(Text text) {
    clear(text, 0, 0);
  }

  private void clear(Text text, int from, int to) {
    // Farther on than any word that is near, so that nothing has to be forgotten.
    int place = cursor.place() + WORDS;
    if (place > FARTHEST) {
      Arrays.fill(newest, 0);
      Arrays.fill(placesOfNewest, 0);
      Arrays.fill(placesOfFirsts, 0);
      place = WORDS;
    }
    cursor.open(text, from, to, place);
    begin = end;
    sum = 0;
  }

  /** The most that the words of any window of a stretch give together; what was read is not read again. */
  int most(Wording wording, Text text, int from, int to) {
    if (from > cursor.end()) {
      clear(text, from, to);
    }
    cursor.extend(to);
    int most = 0;
    while (cursor.next()) {
      long hash = cursor.hash();
      int known = wording.word(hash);
      if (known != 0) {
        leave(cursor.place() - WORDS);
        add(hash, Wording.points(known));
        if (Wording.isSecond(known)) {
          addPairs(wording, hash);
        }
        if (Wording.isFirst(known)) {
          newestFirst = newestFirst + 1 & FIRSTS - 1;
          firsts[newestFirst] = hash;
          knownOfFirsts[newestFirst] = known;
          placesOfFirsts[newestFirst] = cursor.place();
        }
        most = Math.max(most, sum);
      }
    }
    return most;
  }

  private void addPairs(Wording wording, long hash) {
    int at = newestFirst;
    for (int i = 0; i < NEAR && cursor.place() - placesOfFirsts[at] <= NEAR; i++) {
      if (Wording.mayPair(knownOfFirsts[at], hash)) {
        long pair = Lexicon.pair(firsts[at], hash);
        add(pair, wording.pairPoints(pair));
      }
      at = at - 1 & FIRSTS - 1;
    }
  }

  private void leave(int place) {
    while (begin != end && places[begin] <= place) {
      sum -= points[begin];
      begin = begin + 1 & FEATURES - 1;
    }
  }

  private void add(long feature, int given) {
    if (given == 0) {
      return;
    }
    int slot = Lexicon.mixed(feature, SLOT_BITS);
    boolean taken = newest[slot] != 0 && placesOfNewest[slot] > cursor.place() - WORDS;
    if (taken && (newest[slot] == feature || has(feature))) {
      return;
    }
    newest[slot] = feature;
    placesOfNewest[slot] = cursor.place();
    features[end] = feature;
    points[end] = given;
    places[end] = cursor.place();
    end = end + 1 & FEATURES - 1;
    sum += given;
  }

  /** Asked only where another feature of the same slot is in the window. */
  private boolean has(long feature) {
    for (int i = begin; i != end; i = i + 1 & FEATURES - 1) {
      if (features[i] == feature) {
        return true;
      }
    }
    return false;
  }
}
