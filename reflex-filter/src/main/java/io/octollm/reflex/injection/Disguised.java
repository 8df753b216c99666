package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Words in letters that only look like those of the alphabet: mathematical ones, circled or wide ones, those of two
 * alphabets at once, with a mark or something unseen behind each. In passing they are read as the words that they
 * look like; read for themselves they are judged as what somebody disguised.
 */
final class Disguised {
  private static final int LEAST_IN_WORD = 3;
  private static final int LEAST = 8;
  private static final int MOST = 600;
  private static final int MOST_PLAIN = 2;
  /** Letters from there on are symbols. */
  private static final char SYMBOLS = '\u2100';
  /** Of letters that are not seen at all, which is a sign of its own. */
  static final char TAG = '\uDB40';

  private Disguised() {}

  /** Whether so many letters of a word are disguised that none of it was written by hand. */
  static boolean is(Text text, int start, int end, int letters) {
    if (letters < LEAST_IN_WORD) {
      return false;
    }
    int disguised = 0;
    int ascii = 0;
    int alike = 0;
    int unseen = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < 128) {
        ascii++;
      } else if (Letters.at(text, i) == Letters.NOTHING) {
        unseen += Character.isLowSurrogate(c) ? 0 : 1;
      } else if (c >= SYMBOLS && c != TAG || Character.getType(c) == Character.MODIFIER_LETTER) {
        disguised++;
      } else if (c >= '\u0370') {
        alike++;
      }
    }
    return disguised >= LEAST_IN_WORD || unseen * 4 >= letters * 3 || ascii > 0 && alike > 0;
  }

  /** What the words say around one; null for nothing. */
  static @Nullable Encoded at(Text text, int from, int to) {
    int start = to;
    while (start > from && text.charAt(start - 1) > ' ') {
      start--;
    }
    StringBuilder out = new StringBuilder();
    int letters = 0;
    int plain = 0;
    int at = start;
    int end = start;
    int most = Math.min(text.length(), start + MOST);
    while (at < most && plain <= MOST_PLAIN) {
      int word = at;
      int before = letters;
      int read = out.length();
      for (; at < most; at++) {
        int code = Letters.at(text, at);
        if (code < 0 || code > 0 && code >= 32 && code < Letters.PACKED) {
          break;
        }
        letters += append(out, code);
      }
      boolean disguised = is(text, word, at, letters - before);
      boolean foreign = at == word && Letters.at(text, at) > 0;
      plain = letters == before && !foreign ? plain : disguised ? 0 : plain + 1;
      end = disguised ? at : end;
      if (foreign) {
        at = wordEnd(text, at, most);
        out.append(' ');
      } else if (at == word) {
        out.append(text.charAt(at) < 128 ? text.charAt(at) : ' ');
        at++;
      } else if (plain > MOST_PLAIN) {
        out.setLength(read);
      }
    }
    return letters < LEAST || end < to ? null : new Encoded(out.toString(), end, false);
  }

  private static int wordEnd(Text text, int from, int most) {
    int at = from;
    while (at < most && Letters.at(text, at) >= 0) {
      at++;
    }
    return at;
  }

  private static int append(StringBuilder out, int code) {
    int letters = 0;
    for (int rest = code & Letters.PACKED - 1; rest != 0; rest >>>= 5) {
      out.append((char) ('a' - 1 + (rest & 31)));
      letters++;
    }
    return letters;
  }
}
