package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Goes over all words of a stretch of text, each as the hash of its letters and the place where it
 * stands, counted in words; what parts sentences counts for some. Used again for the next stretch. For
 * one thread.
 */
final class WordCursor {
  /** How much farther apart words of two sentences are than words of one. */
  private static final int FARTHER = 2;
  private static final String ENDS_ADDRESS = "<>\"'`)]}|";

  private Text text = new Text();
  private int start;
  private int end;
  private int to;
  private int place;
  private long hash;

  void open(Text in, int from, int until) {
    open(in, from, until, 0);
  }

  /** @param placeBefore of the word before the first one */
  void open(Text in, int from, int until, int placeBefore) {
    text = in;
    end = from;
    to = until;
    place = placeBefore;
  }

  /** Takes in what follows the stretch. */
  void extend(int until) {
    to = Math.max(to, until);
  }

  /** Goes on to the next word; false when there is none. */
  boolean next() {
    char[] chars = text.array();
    int at = end;
    int code = 0;
    while (at < to) {
      code = Letters.ofAscii(chars[at]);
      if (code > 0 || code == Letters.BEYOND_ASCII && Letters.at(text, at) > 0) {
        break;
      }
      // What JSON escapes parts words as it does unescaped; its own letter is none of theirs.
      if (code == Letters.ESCAPE) {
        place += isLineEnd(chars, at) && isLineEnd(chars, at - 2) ? FARTHER : 0;
        at += Escapes.at(text, at) == Escapes.NONE ? 1 : Escapes.length(Escapes.at(text, at));
        continue;
      }
      place += code > Letters.BLANK && endsSentence(chars, at) ? FARTHER : 0;
      at++;
    }
    end = at;
    if (at >= to) {
      return false;
    }
    start = at;
    long letters = 0;
    // To the word's end, wherever the stretch has its own.
    while (at < text.length()) {
      if (code > 0) {
        letters = Lexicon.next(letters, code);
      } else if (code == Letters.BLANK || !isInside(at)) {
        break;
      } else if (code == Letters.BEYOND_ASCII) {
        letters = Lexicon.next(letters, text, at);
      }
      at++;
      code = Letters.ofAscii(chars[at]);
    }
    hash = isNumber(chars, start, at) || isOfName(chars, start, at) ? 0 : letters;
    end = isAddress(chars, at) ? endOfAddress(chars, at) : at;
    place++;
    return true;
  }

  /** A piece of a name in code, such as {@code read_all(x)}, is said to nobody; between underscores alone a word is. */
  private static boolean isOfName(char[] chars, int from, int at) {
    char after = chars[at];
    return after == '(' || after == '[' || after == '_' && Letters.ofAscii(chars[at + 1]) > 0
        || from > 1 && chars[from - 1] == '_' && Letters.ofAscii(chars[from - 2]) > 0;
  }

  /** Digits stand for letters in a word, but are none of their own, nor beside a single letter: 70 is not "to". */
  private static boolean isNumber(char[] chars, int start, int end) {
    if (chars[start] > '9' && end - start > 2) {
      return false;
    }
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += chars[i] >= '0' && chars[i] <= '9' ? 1 : 0;
    }
    return digits > 0 && (digits == end - start || end - start <= 2);
  }

  /** An address is one word, its scheme: what names it has in it are not said to anybody. */
  private static boolean isAddress(char[] chars, int at) {
    return chars[at] == ':' && chars[at + 1] == '/' && chars[at + 2] == '/';
  }

  private int endOfAddress(char[] chars, int from) {
    int at = from;
    while (at < to && chars[at] > ' ' && ENDS_ADDRESS.indexOf(chars[at]) < 0) {
      at++;
    }
    return at;
  }

  /** Whether what is no letter of ASCII is a part of the word before: another letter, or what is read over. */
  private boolean isInside(int at) {
    char c = text.charAt(at);
    return c >= 128 && Letters.at(text, at) >= 0
        || (c == '\'' || c == '’') && at + 1 < text.length() && Letters.at(text, at + 1) > 0;
  }

  private static boolean endsSentence(char[] chars, int at) {
    char c = chars[at];
    return c == '\n' ? at > 0 && chars[at - 1] == '\n'
        : (c == '.' || c == '!' || c == '?') && (chars[at + 1] <= ' ' || isLineEnd(chars, at + 1));
  }

  /** Whether an escaped one stands there. */
  private static boolean isLineEnd(char[] chars, int at) {
    return at >= 0 && chars[at] == '\\' && chars[at + 1] == 'n';
  }

  /** Of the word's letters, as {@link Lexicon#hash(String)}; 0 for a number. */
  long hash() {
    return hash;
  }

  int place() {
    return place;
  }

  /** Where the word begins in the text. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }
}
