package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Text of which letters are escaped that need not be: {@code %69%67}, {@code =69=67}, {@code \x69\x67},
 * {@code &#105;&#103;}, with other characters between as they are. Where it is read in passing it is read in the
 * clear; read for itself it is judged as what somebody hid.
 */
final class EscapedRun {
  private static final int MOST = 4096;
  private static final int LEAST = 3;
  /** In characters, where so many letters must be escaped. */
  private static final int BEGINNING = 40;
  private static final int WIDEST_GAP = 12;
  private static final int FARTHEST = 120;

  private EscapedRun() {}

  /** Whether a quoted-printable letter stands there, beside another such. */
  static boolean mayBegin(Text text, int i) {
    return quoted(text, i) > 0 && (quoted(text, i + 3) > 0 || quoted(text, i + 4) > 0);
  }

  /** What the run says in which a stretch ends, not looked for before a place; null for nothing. */
  static @Nullable Encoded at(Text text, int least, int to) {
    int start = to;
    while (start > least && to - start < FARTHEST && isInside(text.charAt(start - 1))) {
      start--;
    }
    while (start < to && escape(text, start) == Escapes.NONE) {
      start++;
    }
    return start < to && isText(text, start) ? read(text, start) : null;
  }

  private static boolean isInside(char c) {
    return c > ' ' && c < 127 && "\"'<>(),".indexOf(c) < 0;
  }

  private static boolean isText(Text text, int start) {
    int letters = 0;
    int most = Math.min(text.length(), start + BEGINNING);
    for (int i = start; i < most && letters < LEAST && !isLineEnd(text, i); ) {
      long escape = escape(text, i);
      letters += isLetter((char) escape) || (char) escape == '%' && Escapes.digit(text.at(i + 3), 16) > 3 ? 1 : 0;
      i += Math.max(1, Escapes.length(escape));
    }
    return letters >= LEAST;
  }

  private static Encoded read(Text text, int start) {
    StringBuilder out = new StringBuilder();
    int most = Math.min(text.length(), start + MOST);
    char sign = text.charAt(start);
    int escaped = start;
    int at = start;
    while (at < most && at - escaped <= WIDEST_GAP) {
      long escape = escape(text, at);
      if (escape != Escapes.NONE) {
        Encoded.append(out, (char) escape);
        at += Escapes.length(escape);
        escaped = (char) escape < 128 ? at : escaped;
      } else if (isLineEnd(text, at) || sign == '%' && text.charAt(at) <= ' ') {
        break;
      } else {
        out.append(text.charAt(at) == '=' ? ' ' : text.charAt(at));
        at++;
      }
    }
    if (at - escaped > WIDEST_GAP) {
      out.setLength(Math.max(0, out.length() - (at - escaped)));
    }
    return new Encoded(Encoded.printable(out), escaped, true);
  }

  /** One that the code has not broken the line with. */
  private static boolean isLineEnd(Text text, int i) {
    return text.charAt(i) == '\n' && text.at(i - 1) != '=';
  }

  private static long escape(Text text, int i) {
    int quoted = quoted(text, i);
    return quoted > 0 ? 3L << 32 | quoted : Escapes.at(text, i);
  }

  /** The character at a place in quoted-printable; 0 for none. */
  private static int quoted(Text text, int i) {
    int high = text.at(i) == '=' ? Escapes.digit(text.at(i + 1), 16) : -1;
    int low = Escapes.digit(text.at(i + 2), 16);
    return high < 2 || low < 0 ? 0 : high * 16 + low;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
