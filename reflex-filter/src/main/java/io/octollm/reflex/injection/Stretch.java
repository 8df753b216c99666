package io.octollm.reflex.injection;

import java.util.Arrays;

/**
 * The words of interest of a part of a text, in their order, as they are read. Used again for the next part. For one
 * thread.
 */
final class Stretch {
  private static final int KEPT = 256;

  private long[] words = new long[KEPT];
  private int[] places = new int[KEPT];
  private int count;
  private int end;
  private int placeOfLast;
  private int place;

  /** Begins a part of a text without words, at a place that is counted in words. */
  void open(int at) {
    if (words.length > KEPT) {
      words = new long[KEPT];
      places = new int[KEPT];
    }
    count = 0;
    end = 0;
    placeOfLast = at;
    place = at;
  }

  /** Goes on by so many words. */
  void pass(int distance) {
    place += distance;
  }

  /** Adds the {@link Word} that was just passed. */
  void add(long word) {
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    step();
    words[count] = word;
    places[count++] = place;
    end = Word.end(word);
  }

  /** No two words that are looked at have one place. */
  void step() {
    place = Math.max(place, placeOfLast + 1);
    placeOfLast = place;
  }

  /** Leaves out its first words. */
  void dropFirst(int some) {
    count -= some;
    System.arraycopy(words, some, words, 0, count);
    System.arraycopy(places, some, places, 0, count);
  }

  int count() {
    return count;
  }

  long word(int index) {
    return words[index];
  }

  int place(int index) {
    return places[index];
  }

  /** How far it was read, in words. */
  int place() {
    return place;
  }

  /** Where its last word ends that ends before another one, or the other place if that is farther on. */
  int endBefore(long word, int least) {
    int last = count > 0 && Word.end(words[count - 1]) == Word.end(word) ? count - 2 : count - 1;
    return last < 0 ? least : Math.max(least, Word.end(words[last]));
  }

  /** Where in the text its last word ends; 0 for none. */
  int end() {
    return end;
  }
}
