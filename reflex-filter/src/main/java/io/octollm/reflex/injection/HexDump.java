package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as tools print them: lines of an offset, up to sixteen bytes, and what of them can be seen. */
final class HexDump {
  private static final int OFFSET = 8;
  private static final int MOST_LINES = 256;
  private static final int BYTES = 16;
  private static final int WIDEST = 120;

  private HexDump() {}

  /** What the dump says whose first offset begins at a place; null for nothing. */
  static @Nullable Encoded at(Text text, int start) {
    StringBuilder out = new StringBuilder();
    int at = start;
    int end = start;
    for (int line = 0; line < MOST_LINES && isOffset(text, at); line++) {
      int bytes = out.length();
      end = bytes(text, at + OFFSET, out);
      if (out.length() == bytes) {
        break;
      }
      int next = text.indexOf('\n', end, end + WIDEST);
      at = next < 0 ? text.length() : next + 1;
    }
    return out.length() < BYTES / 2 ? null : new Encoded(Encoded.printable(out), end, true);
  }

  private static boolean isOffset(Text text, int at) {
    for (int i = at; i < at + OFFSET; i++) {
      if (Escapes.digit(text.at(i), 16) < 0) {
        return false;
      }
    }
    return text.at(at + OFFSET) == ':' || text.at(at + OFFSET) == ' ';
  }

  /** Reads pairs of digits, alone or two together, and answers where they end. */
  private static int bytes(Text text, int from, StringBuilder out) {
    int at = from;
    for (int bytes = 0; bytes < BYTES; bytes++) {
      int gap = at;
      while (at - gap < 2 && (text.at(at) == ' ' || text.at(at) == ':')) {
        at++;
      }
      int high = Escapes.digit(text.at(at), 16);
      int low = Escapes.digit(text.at(at + 1), 16);
      if (high < 0 || low < 0) {
        return gap;
      }
      Encoded.append(out, high * 16 + low);
      at += 2;
    }
    return at;
  }
}
