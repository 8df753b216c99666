package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Four bytes in five characters, between {@code <~} and {@code ~>} as in PDF. */
final class Ascii85 {
  private static final int LEAST = 4;
  private static final int MOST = 4096;
  private static final int GROUP = 5;
  private static final int BASE = 85;

  private Ascii85() {}

  /** What is said behind a mark of beginning; null for nothing. */
  static @Nullable Encoded at(Text text, int start) {
    StringBuilder out = new StringBuilder();
    long group = 0;
    int digits = 0;
    int most = Math.min(text.length(), start + MOST);
    int at = start + 2;
    for (; at < most && text.charAt(at) != '~'; at++) {
      char c = text.charAt(at);
      if (c <= ' ') {
        continue;
      }
      if (c > 'u') {
        return null;
      }
      group = group * BASE + c - '!';
      digits++;
      if (digits == GROUP) {
        append(out, group, GROUP - 1);
        group = 0;
        digits = 0;
      }
    }
    if (digits > 1) {
      for (int i = digits; i < GROUP; i++) {
        group = group * BASE + BASE - 1;
      }
      append(out, group, digits - 1);
    }
    return out.length() < LEAST || text.at(at + 1) != '>' ? null : new Encoded(Encoded.printable(out), at, true);
  }

  private static void append(StringBuilder out, long group, int bytes) {
    for (int i = 0; i < bytes; i++) {
      Encoded.append(out, (int) (group >>> 24 - 8 * i) & 255);
    }
  }
}
