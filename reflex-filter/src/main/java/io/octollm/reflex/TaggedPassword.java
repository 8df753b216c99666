package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** A value in a tag of its own, behind its name in another: {@code <dt>Password</dt><dd>X</dd>}. */
final class TaggedPassword {
  private static final int MOST_TAG = 40;
  private static final int MOST_TAGS = 4;

  private TaggedPassword() {}

  /** Finds what a tag with attributes holds, by the name that closes it: {@code <password a="b">X</password>}. */
  private static boolean isNamedBehind(Scan scan, int from) {
    Text text = scan.text;
    int end = PasswordValue.bareEnd(text, from);
    int name = end + 2;
    while (text.startsWith("</", end) && Chars.isToken(Chars.at(text, name)) && name - end < MOST_TAG) {
      name++;
    }
    scan.worked(name - from);
    boolean named = end > from && Chars.at(text, name) == '>' && PasswordNames.of(text, name) == Kind.PASSWORD;
    if (named) {
      PasswordAssignment.judge(scan, from, end, Kind.PASSWORD, true);
    }
    return named;
  }

  /** The end of the tag right before the value. */
  static void verify(Scan scan, int close) {
    Text text = scan.text;
    int at = close + 1;
    if (text.startsWith("<th", text.lastIndexOf('<', close - 1, close - MOST_TAG))) {
      return; // the next name, in the head of a table
    }
    if (Assignments.isQuote(Chars.at(text, close - 1)) && isNamedBehind(scan, at)) {
      return;
    }
    boolean closing = false;
    for (int tag = 0; tag < MOST_TAGS && Chars.at(text, at - 1) == '>'; tag++) {
      int open = text.lastIndexOf('<', at - 1, at - MOST_TAG);
      scan.worked(MOST_TAG);
      if (open < 0) {
        return;
      }
      closing |= Chars.at(text, open + 1) == '/';
      at = open;
      while (close - at < MOST_TAG * MOST_TAGS && at > 0 && text.charAt(at - 1) <= ' ') {
        at--;
      }
    }
    int name = Chars.at(text, at - 1) == ':' ? at - 1 : at;
    if (closing && name > 0 && Chars.isLetter(text.charAt(name - 1))
        && PasswordNames.of(text, name) == Kind.PASSWORD) {
      int from = close + 1;
      int end = PasswordValue.bareEnd(text, from);
      if (text.startsWith("</", end)) {
        PasswordAssignment.judge(scan, from, end, Kind.PASSWORD, true);
      } else {
        Passphrase.isAt(scan, name, from);
      }
    }
  }
}
