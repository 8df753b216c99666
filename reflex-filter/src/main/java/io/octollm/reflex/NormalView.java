package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as it is meant: look-alikes as ASCII, characters that are not seen left out, escapes
 * written out; with the place that each character has in the text as it came. Used again for the next
 * text. For one thread.
 */
final class NormalView {
  /** What is kept for the next text; longer ones get room of their own. */
  private static final int KEPT = 16_384;
  private static final int[] NONE = {};
  private static final char[] NO_TEXT = {};

  private final Text original;
  /** What is read so far, and how much of it. */
  private char[] text = NO_TEXT;
  private int length;
  private int[] starts = NONE;
  private int[] ends = NONE;
  private int scriptEnd;
  private boolean mixed;

  NormalView(Text original) {
    this.original = original;
  }

  /** Reads the text as it is now into another. */
  void read(Text into) {
    if (starts.length < original.length()) {
      starts = new int[original.length()];
      ends = new int[original.length()];
      text = new char[original.length()];
    }
    length = 0;
    scriptEnd = 0;
    mixed = false;
    char[] from = original.array();
    for (int i = 0; i < original.length();) {
      char c = from[i];
      boolean itself = TriggerTable.KINDS[c] != TriggerTable.VEIL && !Character.isHighSurrogate(c);
      i = itself ? keep(c, i, i + 1) : read(i);
    }
    into.open(text, length);
  }

  /** Lets go of the text. */
  void close() {
    if (starts.length > KEPT) {
      starts = NONE;
      ends = NONE;
      text = NO_TEXT;
    }
    Arrays.fill(text, 0, Math.min(length, text.length), '\0');
    length = 0;
  }

  /** Whether a place that may be another way of writing something is one. */
  static boolean matters(Text text, int i) {
    return text.charAt(i) < 0x80 ? Escapes.matters(text, i) : Lookalikes.matters(text, i);
  }

  /** A finding of the view in the places of the text as it came. */
  Finding inOriginal(Finding here) {
    return new Finding(here.type(), starts[here.start()], ends[here.end() - 1], here.score(),
        here.level());
  }

  private int read(int i) {
    char c = original.charAt(i);
    if (c < 0x80) {
      int escape = Escapes.at(original, i);
      return escape == 0 ? put(c, i, i + 1) : put((char) escape, i, i + (escape >>> 16));
    }
    if (Character.isHighSurrogate(c) && Character.isLowSurrogate(Chars.at(original, i + 1))) {
      return pair(i);
    }
    if (c >= 0x300 && c <= 0x36F) {
      return mark(c, i);
    }
    boolean own = Lookalikes.isLetterElsewhere(c) && !isMixed(i);
    return put(own ? c : Lookalikes.plain(c), i, i + 1);
  }

  private int put(char c, int from, int to) {
    return c == Lookalikes.REMOVED ? to : keep(c, from, to);
  }

  private int keep(char c, int from, int to) {
    starts[length] = from;
    ends[length] = to;
    text[length++] = c;
    return to;
  }

  private int pair(int i) {
    char plain = Lookalikes.plain(original.codePointAt(i));
    if (plain != '\uFFFD') {
      return put(plain, i, i + 2);
    }
    put(original.charAt(i), i, i + 1);
    return put(original.charAt(i + 1), i + 1, i + 2);
  }

  /** A mark makes one letter with the letter before it, or is left out. */
  private int mark(char c, int i) {
    int last = length - 1;
    if (last >= 0 && Chars.is(text[last], Chars.LOWER | Chars.UPPER) && ends[last] == i) {
      String one = Normalizer.normalize(text[last] + String.valueOf(c), Normalizer.Form.NFC);
      if (one.length() == 1) {
        text[last] = one.charAt(0);
        ends[last] = i + 1;
      }
    }
    return i + 1;
  }

  /** Whether the word around a place has ASCII letters or digits in it; each word is read once. */
  private boolean isMixed(int i) {
    if (i >= scriptEnd) {
      int start = i;
      while (start > scriptEnd && Chars.isWord(original.charAt(start - 1))) {
        start--;
      }
      mixed = Chars.at(original, start - 1) == '@';
      int end = start;
      while (end < original.length() && (end <= i || Chars.isWord(original.charAt(end)))) {
        mixed |= Chars.isAlnum(original.charAt(end));
        end++;
      }
      mixed |= Chars.at(original, end) == '@';
      scriptEnd = end;
    }
    return mixed;
  }
}
