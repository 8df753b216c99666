package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** A file in the code of Unix mail: a line {@code begin 644 name}, then lines that begin with their length. */
final class Uuencoded {
  private static final int MOST_LINES = 100;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_LINE = 45;

  private Uuencoded() {}

  /** What the file says whose mode ends at a place; null for nothing. */
  static @Nullable Encoded at(Text text, int to) {
    StringBuilder out = new StringBuilder();
    int at = text.indexOf('\n', to, to + LONGEST_NAME);
    int end = to;
    for (int line = 0; line < MOST_LINES && at >= 0; line++) {
      int length = text.at(at + 1) - ' ';
      if (length <= 0 || length > LONGEST_LINE || !read(text, at + 2, length, out)) {
        break;
      }
      end = at + 2 + (length + 2) / 3 * 4;
      at = text.indexOf('\n', Math.max(at + 2, end - 3), end + 3);
    }
    return out.isEmpty() ? null : new Encoded(Encoded.printable(out), Math.min(end, text.length()), true);
  }

  /** Blanks at a line's end may be gone. */
  private static boolean read(Text text, int from, int length, StringBuilder out) {
    int buffer = 0;
    int bits = 0;
    int bytes = 0;
    for (int at = from; bytes < length; at++) {
      char c = text.at(at);
      if (c != '\n' && (c < ' ' || c > '`')) {
        return false;
      }
      buffer = buffer << 6 | (c == '\n' ? 0 : c - ' ' & 63);
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        Encoded.append(out, buffer >>> bits & 255);
        bytes++;
      }
      if (c == '\n') {
        break;
      }
    }
    return true;
  }
}
