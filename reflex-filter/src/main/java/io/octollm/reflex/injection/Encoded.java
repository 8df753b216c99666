package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.reflex.text.Text;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text in base 64, base 32, hexadecimal or binary digits. What is none is known by its first bytes,
 * so that keys, hashes and names cost next to nothing.
 *
 * @param text what of it can be read
 * @param end where the run ends, or where reading stopped
 * @param needless whether no machine would have written it so
 */
record Encoded(String text, int end, boolean needless) {
  private static final int LEAST = 8;
  private static final int MOST = 4096;
  /** Most runs are that short, in bytes. */
  private static final int BRIEF = 64;
  /** After fewer letters another byte ends what can be read. */
  private static final int SHORTEST_WORD = 3;
  /** In digits; a shorter run is not looked at from behind. */
  private static final int LONG = 20;
  private static final Code[] CODES = Code.values();

  private enum Code {
    HEX(4, "0123456789abcdef", false),
    BINARY(1, "01", true),
    BASE64(6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", false),
    BASE32(5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", false),
    /** Base 64 whose letters were shifted by thirteen. */
    SHIFTED64(6, "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm0123456789+/", true);

    private final int bits;
    private final boolean needless;
    private final byte[] values = new byte[128];

    Code(int bits, String alphabet, boolean needless) {
      this.bits = bits;
      this.needless = needless;
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
    while (start > from && Code.BASE64.digit(text.charAt(start - 1)) >= 0) {
      start--;
    }
    for (Code code : CODES) {
      if (isText(text, start, code, 1)) {
        return read(text, start, MOST, code, 1, UTF_8);
      }
    }
    if (!isLong(text, start)) {
      return null;
    }
    Charset wide = wide(text, start);
    return wide != null ? read(text, text.charAt(start) == '+' ? start + 1 : start, MOST, Code.BASE64, 1, wide)
        : Code.BASE64.digit(text.at(start - 1)) < 0 ? backwards(text, start, to) : null;
  }

  private static boolean isLong(Text text, int start) {
    for (int i = start; i < start + LONG; i++) {
      if (Code.BASE64.digit(text.at(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The same of a run that was turned around, as none is by accident. */
  private static @Nullable Encoded backwards(Text text, int start, int to) {
    int most = Math.min(text.length(), start + MOST);
    int end = runEnd(text, to, most);
    if (!isText(text, end - 1, Code.BASE64, -1)) {
      return null;
    }
    // Its lines, of which the first was the last.
    for (int line = end; text.at(end) == '\n' && isLong(text, end + 1); end = line) {
      line = runEnd(text, end + 1, most);
      if (!isText(text, line - 1, Code.BASE64, -1)) {
        break;
      }
    }
    return new Encoded(read(text, end - 1, end - start, Code.BASE64, -1, UTF_8).text(), end, true);
  }

  private static int runEnd(Text text, int from, int most) {
    int end = from;
    while (end < most && Code.BASE64.digit(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** In which order the halves of characters of two bytes stand in base 64; null when they are none. */
  private static @Nullable Charset wide(Text text, int start) {
    int at = text.charAt(start) == '+' ? start + 1 : start;
    boolean first = true;
    boolean second = true;
    int buffer = 0;
    for (int i = 0, bytes = 0; bytes < LEAST; i++) {
      int digit = Code.BASE64.digit(text.at(at + i));
      if (digit < 0) {
        return null;
      }
      buffer = buffer << 6 | digit;
      if (i % 4 != 0) {
        int value = buffer >>> 6 - 2 * (i % 4) & 255;
        boolean even = bytes++ % 2 == 0;
        first &= even ? isAscii(value) : value == 0;
        second &= even ? value == 0 : isAscii(value);
      }
    }
    return first ? UTF_16LE : second ? UTF_16BE : null;
  }

  private static boolean isAscii(int value) {
    return value >= ' ' && value < 127 || value == '\n';
  }

  /** Whether the first bytes are printable: no allocation on the way to no. */
  private static boolean isText(Text text, int start, Code code, int step) {
    int buffer = 0;
    int bits = 0;
    int bytes = 0;
    for (int i = start; i >= 0 && i < text.length() && bytes < LEAST; i += step) {
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
        if (!isAscii(buffer >>> bits & 255)) {
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

  /** At most so many characters, from a place on or back. */
  private static Encoded read(Text text, int start, int most, Code code, int step, Charset charset) {
    byte[] bytes = new byte[BRIEF];
    int count = 0;
    int buffer = 0;
    int bits = 0;
    int i = start;
    for (; i >= 0 && i < text.length() && Math.abs(i - start) < most; i += step) {
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
    return new Encoded(printable(new String(bytes, 0, count, charset)), i, code.needless);
  }

  /**
   * Adds a character that was given by its number, or one more byte of it: letters beyond ASCII come in two bytes
   * from some and in one number from others.
   */
  static void append(StringBuilder out, int value) {
    int last = out.length() - 1;
    char lead = last >= 0 ? out.charAt(last) : 0;
    if (value >= 0x80 && value < 0xC0 && lead >= 0xC2 && lead < 0xE0) {
      out.setCharAt(last, (char) ((lead & 31) << 6 | value & 63));
    } else {
      out.append((char) value);
    }
  }

  /**
   * The runs of characters that can be read, a sentence each. Between the bytes of a certificate stand some
   * names, and whoever wants a model to read what he says may put other bytes around it, or one between two words.
   */
  static String printable(CharSequence decoded) {
    if (decoded.length() < LEAST && decoded.chars().allMatch(c -> isPrintable((char) c))) {
      return decoded.toString();
    }
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
