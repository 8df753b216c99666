package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The texts in quotes of a list or a map that passwords are given as: {@code PASSWORDS = {"alpha": "X", "beta": "Y"}}.
 * Never more than weak, for words to be refused are listed so as well.
 */
final class PasswordList {
  private static final int MOST = 400;
  private static final int MOST_NAME = 24;

  private PasswordList() {}

  /** Whether a list or a map begins at a place, for a name that is of several. */
  static boolean isAt(Text text, int nameEnd, int from) {
    return "{[(".indexOf(Chars.at(text, from)) >= 0 && (Chars.at(text, nameEnd - 1) | 32) == 's'
        && (Chars.at(text, nameEnd - 2) | 32) == 'd';
  }

  /** The bracket that opens it. */
  static void verify(Scan scan, int open) {
    Text text = scan.text;
    int at = open + 1;
    while (at - open < MOST && "}])".indexOf(Chars.at(text, at)) < 0 && at < text.length()) {
      char c = text.charAt(at);
      if (Assignments.isQuote(c)) {
        int end = PasswordValue.quotedEnd(text, at + 1, c);
        if (end == at + 1) {
          break;
        }
        if (!isName(text, end + 1) && PasswordPhrase.isLikely(text, at + 1, end)) {
          PasswordAssignment.weak(scan, at + 1, end);
        }
        at = end;
      }
      at++;
    }
    scan.worked(at - open);
  }

  /** Whether a colon or an arrow follows the quote before a place, so that a name ends there. */
  private static boolean isName(Text text, int behind) {
    int at = behind;
    while (at - behind < MOST_NAME && Chars.at(text, at) == ' ') {
      at++;
    }
    return Chars.at(text, at) == ':' || text.startsWith("=>", at);
  }
}
