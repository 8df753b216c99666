package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Text in dots and dashes: letters parted by a blank, words by a stroke, a bar or more blanks. */
final class Morse {
  private static final String[] SIGNS = {".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---",
      "-.-", ".-..", "--", "-.", "---", ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--",
      "--..", "-----", ".----", "..---", "...--", "....-", ".....", "-....", "--...", "---..", "----."};
  private static final int LONGEST = 5;
  private static final int LEAST = 5;
  private static final int MOST = 4096;
  private static final int FARTHEST = 64;
  /** So many groups that are no letters before there are enough that are, and it is none. */
  private static final int MOST_OTHERS = 4;
  /** By its dots and dashes as bits behind a first one: the letter, or 0. */
  private static final char[] LETTERS = letters();

  private Morse() {}

  private static char[] letters() {
    char[] letters = new char[1 << LONGEST + 1];
    for (int i = 0; i < SIGNS.length; i++) {
      int code = 1;
      for (int k = 0; k < SIGNS[i].length(); k++) {
        code = code << 1 | (SIGNS[i].charAt(k) == '-' ? 1 : 0);
      }
      letters[code] = (char) (i < 26 ? 'a' + i : '0' + i - 26);
    }
    return letters;
  }

  /** Whether a dot and a dash stand side by side there, as in hardly any other text. */
  static boolean mayBegin(Text text, int i) {
    int next = sign(text.at(i + 1));
    return next >= 0 && sign(text.at(i)) == 1 - next && isAlone(text, i);
  }

  /** Whether a dot or dash stands among so few that they may be a letter, and nothing else beside them. */
  private static boolean isAlone(Text text, int i) {
    int start = i;
    while (sign(text.at(start - 1)) >= 0 && i - start <= LONGEST) {
      start--;
    }
    int end = i + 1;
    while (sign(text.at(end)) >= 0 && end - start <= LONGEST) {
      end++;
    }
    return end - start <= LONGEST && text.at(start - 1) <= ' ' && text.at(end) <= ' ';
  }

  /** What is said around a place; null for nothing. */
  static @Nullable Encoded at(Text text, int least, int to) {
    int start = to;
    while (start > least && to - start < FARTHEST && isInside(text.charAt(start - 1))) {
      start--;
    }
    // What ends the sentence before is none of it.
    while (start > 0 && start < to && sign(text.charAt(start)) >= 0 && Character.isLetterOrDigit(text.at(start - 1))) {
      start++;
    }
    StringBuilder out = new StringBuilder();
    int most = Math.min(text.length(), start + MOST);
    int code = 1;
    int blanks = 0;
    int letters = 0;
    int others = 0;
    int at = start;
    for (; at <= most && (others < MOST_OTHERS || letters >= LEAST); at++) {
      char c = text.at(at);
      int sign = sign(c);
      if (sign >= 0) {
        code = code << 1 | sign;
        blanks = 0;
      } else if (at < most && !isInside(c)) {
        break;
      } else {
        letters += isLetter(code) ? 1 : 0;
        others += code > 1 && !isLetter(code) ? 1 : 0;
        append(out, code);
        blanks++;
        if (c != ' ' && c != '\n' || blanks == 2) {
          out.append(' ');
        }
        code = 1;
      }
      if (code >= LETTERS.length) {
        break;
      }
    }
    append(out, code);
    return letters < LEAST ? null : new Encoded(out.toString(), Math.min(at, text.length()), true);
  }

  private static void append(StringBuilder out, int code) {
    if (isLetter(code)) {
      out.append(LETTERS[code]);
    }
  }

  private static boolean isLetter(int code) {
    return code < LETTERS.length && LETTERS[code] > 0;
  }

  private static boolean isInside(char c) {
    return sign(c) >= 0 || c == ' ' || c == '/' || c == '|' || c == '\n';
  }

  /** 0 for a dot, 1 for a dash, -1 for neither. */
  private static int sign(char c) {
    return c == '.' || c == '·' || c == '•' ? 0 : c == '-' || c == '−' || c == '–' || c == '_' ? 1 : -1;
  }
}
