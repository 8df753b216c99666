package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The texts in quotes of a list or a map that passwords are given as: {@code PASSWORDS = {"alpha": "X", "beta": "Y"}}.
 * Never more than weak, for words to be refused are listed so as well.
 */
final class PasswordList {
  private static final int MOST = 400;
  private static final int MOST_NAME = 24;
  private static final String[] COLONS = {":", ": "};
  /** Before the name of such as are to be refused, or are known to all. */
  private static final Words REFUSED = Words.of("common weak bad forbidden blocked banned breached leaked top worst"
      + " popular compromised pwned disallowed denied invalid wrong blacklisted known guessable");

  private PasswordList() {}

  /** Whether a list or a map begins at a place, for a name that is of several. */
  static boolean isAt(Text text, int nameEnd, int from) {
    return "{[(".indexOf(Chars.at(text, from)) >= 0 && (Chars.at(text, nameEnd - 1) | 32) == 's'
        && (Chars.at(text, nameEnd - 2) | 32) == 'd';
  }

  /** The bracket that opens it, for a name that ends at a place. */
  static void verify(Scan scan, int nameEnd, int open) {
    Text text = scan.text;
    int word = PasswordNames.wordStart(text, nameEnd);
    int before = "_-".indexOf(Chars.at(text, word - 1)) >= 0 ? word - 1 : word;
    if (REFUSED.has(text, PasswordNames.wordStart(text, before), before)) {
      return;
    }
    int at = open + 1;
    while (at - open < MOST && "}])".indexOf(Chars.at(text, at)) < 0 && at < text.length() && !isNext(text, open, at)) {
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

  /** Whether another list may begin here, which is read by itself. */
  private static boolean isNext(Text text, int open, int at) {
    char c = text.charAt(at);
    return c == '=' && Chars.at(text, at + 1) != '>'
        || "{[(".indexOf(c) >= 0 && at > open + 1 && Chars.endsAny(text, at, COLONS);
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
