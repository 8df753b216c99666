package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text in base 64, base 32, hexadecimal or binary digits. What is none is known by its first bytes,
 * so that keys, hashes and names cost next to nothing.
 *
 * @param text what of it can be read
 * @param end where the run ends, or where reading stopped
 */
record Encoded(String text, int end) {
  private static final int LEAST = 8;
  private static final int MOST = 4096;
  /** Most runs are that short, in bytes. */
  private static final int BRIEF = 64;
  /** After fewer letters another byte ends what can be read. */
  private static final int SHORTEST_WORD = 3;
  private static final Code[] CODES = Code.values();

  private enum Code {
    HEX(4, "0123456789abcdef"),
    BINARY(1, "01"),
    BASE64(6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    BASE32(5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    private final int bits;
    private final byte[] values = new byte[128];

    Code(int bits, String alphabet) {
      this.bits = bits;
      for (int i = 0; i < alphabet.length(); i++) {
        values[alphabet.charAt(i)] = (byte) (i + 1);
      }
      if (bits == 4) {
        for (char c = 'A'; c <= 'F'; c++) {
          values[c] = (byte) (c - 'A' + 11);
        }
      }
      if (bits == 6) {
        values['-'] = 63;
        values['_'] = 64;
      }
    }

    /** -1 for what is no digit. */
    int digit(char c) {
      return c < 128 ? values[c] - 1 : -1;
    }
  }

  /** What the run of letters and digits says in which a stretch ends; null for nothing. */
  static @Nullable Encoded at(Text text, int from, int to) {
    int start = to;
    while (start > from && CODES[2].digit(text.charAt(start - 1)) >= 0) {
      start--;
    }
    for (Code code : CODES) {
      if (isText(text, start, code)) {
        return read(text, start, code);
      }
    }
    return null;
  }

  /** Whether the first bytes are printable: no allocation on the way to no. */
  private static boolean isText(Text text, int start, Code code) {
    int buffer = 0;
    int bits = 0;
    int bytes = 0;
    for (int i = start; i < text.length() && bytes < LEAST; i++) {
      int digit = code.digit(text.charAt(i));
      if (digit < 0) {
        if (isGap(text.charAt(i), code, bits)) {
          continue;
        }
        return false;
      }
      buffer = buffer << code.bits | digit;
      bits += code.bits;
      if (bits >= 8) {
        bits -= 8;
        int value = buffer >>> bits & 255;
        boolean printable = value >= ' ' && value < 127 || value == '\n';
        if (!printable) {
          return false;
        }
        bytes++;
      }
    }
    return bytes >= LEAST;
  }

  /** Bytes in hexadecimal or binary digits may stand apart; runs of the others are broken in lines. */
  private static boolean isGap(char c, Code code, int bits) {
    return c == '\n' || c == '\r' || code.bits < 5 && bits == 0 && (c == ' ' || c == ',' || c == ':');
  }

  private static Encoded read(Text text, int start, Code code) {
    int most = (int) Math.min(text.length(), (long) start + MOST);
    byte[] bytes = new byte[BRIEF];
    int count = 0;
    int buffer = 0;
    int bits = 0;
    int i = start;
    for (; i < most; i++) {
      int digit = code.digit(text.charAt(i));
      if (digit < 0 && !isGap(text.charAt(i), code, bits)) {
        break;
      }
      if (digit >= 0) {
        buffer = buffer << code.bits | digit;
        bits += code.bits;
      }
      if (bits >= 8) {
        bits -= 8;
        bytes = count < bytes.length ? bytes : Arrays.copyOf(bytes, 4 * count);
        bytes[count++] = (byte) (buffer >>> bits);
      }
    }
    return new Encoded(printable(new String(bytes, 0, count, StandardCharsets.UTF_8)), i);
  }

  /**
   * The runs of characters that can be read, a sentence each. Between the bytes of a certificate stand some
   * names, and whoever wants a model to read what he says may put other bytes around it, or one between two words.
   */
  private static String printable(String decoded) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int word = 0;
    for (int i = 0; i < decoded.length(); i++) {
      if (isPrintable(decoded.charAt(i))) {
        out.append(decoded.charAt(i));
        word++;
      } else if (word >= SHORTEST_WORD && i + 1 < decoded.length() && isPrintable(decoded.charAt(i + 1))) {
        out.append(' ');
        word = 0;
      } else {
        from = ended(out, from);
        word = 0;
      }
    }
    ended(out, from);
    return out.toString();
  }

  /** Ends a run; what is too short to say anything goes. */
  private static int ended(StringBuilder out, int from) {
    if (out.length() - from >= LEAST) {
      out.append(".\n\n");
    } else {
      out.setLength(from);
    }
    return out.length();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' ? c != '\u007F' && c != '\uFFFD' : c == '\n' || c == '\t' || c == '\r';
  }
}
