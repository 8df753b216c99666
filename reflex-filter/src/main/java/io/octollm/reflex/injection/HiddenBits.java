package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Bits in two characters that are not seen, eight for a letter; which of them is the one is tried. */
final class HiddenBits {
  private static final int LEAST = 32;
  private static final int MOST = 1 << 15;

  private HiddenBits() {}

  /** Whether a run of them may begin there. */
  static boolean mayBegin(Text text, int i) {
    return isBit(text.at(i)) && isBit(text.at(i + 1)) && isBit(text.at(i + 2)) && !isBit(text.at(i - 1));
  }

  /** What the run says that begins there; null for nothing. */
  static @Nullable Encoded at(Text text, int start) {
    int end = start;
    while (isBit(text.at(end)) && end - start < MOST) {
      end++;
    }
    if (end - start < LEAST) {
      return null;
    }
    String first = read(text, start, end, text.charAt(start));
    char other = text.charAt(start);
    for (int i = start; i < end && other == text.charAt(start); i++) {
      other = text.charAt(i);
    }
    String said = first.isEmpty() ? read(text, start, end, other) : first;
    return said.isEmpty() ? null : new Encoded(said, end, true);
  }

  private static String read(Text text, int start, int end, char zero) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i + 8 <= end; i += 8) {
      int value = 0;
      for (int k = i; k < i + 8; k++) {
        value = value << 1 | (text.charAt(k) == zero ? 0 : 1);
      }
      if (value < ' ' && value != '\n') {
        return "";
      }
      Encoded.append(out, value);
    }
    return out.toString();
  }

  private static boolean isBit(char c) {
    return c >= '\u200B' && c <= '\u200D' || c >= '\u2060' && c <= '\u2064' || c == '\uFEFF';
  }
}
