package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * A password that a sentence tells, seen from its own side, for names that have no trigger:
 * {@code le mot de passe est X}, {@code requirepass X}, {@code login u password X}.
 */
final class SpokenPassword implements Detector {
  private static final int MOST_BEFORE = 40;
  private static final int MOST_WORDS = 7;
  static final int MOST_LETTERS = 20;
  static final int MOST_IN_BRACKETS = 40;
  static final int LEAST = 6;
  private static final int SHORT_NAME = 4;
  /** What says of a name in Chinese, Japanese or Korean what it is. */
  private static final String COPULAS = "是為为は는은";
  private static final String[] SIGNS = {" : ", " | ", " = ", " — ", " – "};
  private static final String[] DASHES = {" - ", " – ", " — "};
  private static final Words BRIEF_NAMES = Words.of("pw pwd mdp khẩu khau 비번 пасс");
  /** What is told of passwords, and not which they are. */
  private static final Words TOLD_OF = Words.of("failed expired expires policy rotation requested wrong invalid"
      + " incorrect min minimum length strength hash hint mismatch column field reset changed");
  /** What else is told beside a password, behind a comma. */
  private static final Words BESIDES = Words.of("network netzwerk ssid user username login host name benutzer red");
  private static final Words LOGIN = Words.of("login user username");

  /** A word with letters and digits that may lie inside of the value. */
  @Override
  public void verify(Scan scan, int at) {
    verifyAround(scan, scan.runs().codeStart());
  }

  /** A long token, which may be joined by underscores or dots and so hold no such word. */
  void verifyToken(Scan scan, int at) {
    int start = scan.runs().tokenStart();
    int end = Math.min(scan.runs().tokenEnd(), start + PasswordValue.MOST);
    boolean dotted = Chars.isLetter(scan.text.charAt(start)) && PasswordValue.isDashed(scan.text, start, end)
        && scan.text.indexOf('.', start, end) > 0;
    if (dotted || scan.text.indexOf('_', start, end) > 0) {
      verifyAround(scan, start);
    }
  }

  /** A number that a mark glues to the rest of the value, as in {@code Winter-1987}. */
  void verifyGlued(Scan scan, int at) {
    char mark = Chars.at(scan.text, at - 1);
    if (ColumnPassword.MARKS.indexOf(mark) >= 0 && !NoPassword.isStandard(scan.text, at - 1)
        && (mark != '=' || ToldPassword.isWithin(scan.text, at - 1, at))) {
      verifyAround(scan, at);
    }
  }

  /** A tilde between letters, which no digit need be in a value with. */
  void verifyTilde(Scan scan, int at) {
    if (Chars.wordBefore(scan.text, at) && Chars.wordAt(scan.text, at + 1)) {
      scan.worked(MOST_BEFORE);
      verifyAround(scan, at);
    }
  }

  /** The first dash of words that only dashes join: {@code maple-otter-granite-comet}. */
  void verifyWords(Scan scan, int dash) {
    Text text = scan.text;
    if (text.charAt(dash) == '_') {
      char next = Chars.at(text, dash + 1);
      char before = text.charAt(dash - 1);
      boolean named = Chars.isDigit(next)
          || Character.isLowerCase(before) && Character.isUpperCase(text.charAt(wordStart(text, dash)));
      if (named && ColumnPassword.isNumbered(text, dash) || Chars.is(next, Chars.UPPER) && Chars.is(before, Chars.LOWER)
          || Assignments.isQuote(next) && Chars.isDigit(before)) {
        scan.worked(MOST_BEFORE);
        verifyAround(scan, dash); // Meadow_6270, or "meadow6270_"
      }
      return;
    }
    if (Chars.isLetter(Chars.at(text, dash + 1))) {
      LoginPair.verifyWords(scan, dash);
    }
    int end = dash;
    for (int words = 1; words < PasswordValue.LEAST_WORDS; words++) {
      if (Chars.at(text, end) != '-') {
        return;
      }
      end = smallEnd(text, end + 1);
    }
    while (Chars.at(text, end) == '-' && end - dash < MOST_IN_BRACKETS) {
      end = smallEnd(text, end + 1);
    }
    int start = dash;
    while (start > 0 && dash - start < MOST_LETTERS && Chars.is(text.charAt(start - 1), Chars.LOWER)) {
      start--;
    }
    scan.worked(end - start);
    char before = Chars.at(text, start - 1);
    if (before != '-' && !Chars.isWord(before) && PasswordValue.isPassphrase(text, start, end)) {
      verifyAround(scan, start);
    }
  }

  static int smallEnd(Text text, int from) {
    int end = from;
    while (end - from < MOST_LETTERS && Chars.is(Chars.at(text, end), Chars.LOWER)) {
      end++;
    }
    return end;
  }

  private void verifyAround(Scan scan, int from) {
    Text text = scan.text;
    int start = from;
    int least = Math.max(1, start - MOST_BEFORE);
    int parted = 0;
    while (start > least && text.charAt(start - 1) > ' ') {
      start--;
      if (text.charAt(start) > 0x3000 && COPULAS.indexOf(text.charAt(start)) >= 0
          && isName(text, ToldPassword.beforeHedge(text, start))) {
        int value = Chars.at(text, start + 1) == '「' ? start + 2 : start + 1;
        add(scan, value, PasswordValue.bareEnd(text, value), true);
        return;
      }
      if ("(\"'`,".indexOf(text.charAt(start)) >= 0) {
        QuotedPassword.verify(scan, start);
        return;
      }
      if (text.charAt(start) == '/' && Chars.wordBefore(text, start)) {
        LoginPair.oracle(scan, start + 1);
        LoginPair.slashed(scan, start + 1);
      }
      // In quotes such may be in it.
      parted += "=:/<>".indexOf(text.charAt(start)) < 0 ? 0 : ToldPassword.isWithin(text, start, from) ? 0 : 1;
    }
    boolean longer = from - start == MOST_BEFORE && text.charAt(start - 1) > ' '; // than what names stand before
    if (parted > 0 || longer) {
      return;
    }
    if (start > 4 && text.charAt(start - 3) == ' ' && Chars.endsAny(text, start, DASHES) && isName(text, start - 3)) {
      int end = PasswordValue.bareEnd(text, start);
      add(scan, start, end, isMarked(text, start, end));
      return;
    }
    boolean quoted = text.charAt(start) == '«';
    int before = !quoted && text.startsWith("« ", start - 2) ? start - 2 : start;
    start += quoted ? 1 : 0;
    if (isSaid(scan, start, before) || isAnswer(scan, start) || ToldPassword.isAsked(scan, start)
        || LoginPair.verify(scan, start) || PasswordChange.verify(scan, start) || ToldPassword.isCalled(scan, start)) {
      return;
    }
    before -= text.startsWith("՝ ", before - 2) ? 1 : 0; // what Armenian has for a colon
    if (before < 4 || " ՝".indexOf(text.charAt(before - 1)) < 0 || !Chars.isAlnum(text.charAt(before - 2))
        && !Chars.isLetter(text.charAt(before - 2)) && text.charAt(before - 2) < Names.UNSPACED) {
      return;
    }
    int nameEnd = before - 1;
    if (Chars.isDigit(text.charAt(nameEnd - 1)) && Chars.at(text, nameEnd - 2) == ' ') {
      nameEnd -= 2; // the kind that a router's settings name: password 0 X
    }
    int name = wordStart(text, nameEnd);
    if (COPULAS.indexOf(text.charAt(nameEnd - 1)) >= 0 && isName(text, nameEnd - 1)
        || PasswordNames.isToldInThai(text, nameEnd)) {
      add(scan, start, PasswordValue.bareEnd(text, start), true);
      return;
    }
    int verbEnd = ToldPassword.beforeStill(text, nameEnd);
    if (verbEnd < nameEnd) {
      nameEnd = verbEnd;
      name = wordStart(text, nameEnd);
    }
    boolean told = ToldPassword.isVerb(text, name, nameEnd);
    int owned = ToldPassword.beforeOwners(text, nameEnd);
    boolean commanded = PasswordCommand.endsAt(text, nameEnd);
    if (told && ToldPassword.isSecret(text, name - 1)) {
      add(scan, start, PasswordValue.bareEnd(text, start), false);
    } else if (ToldPassword.isPointer(text, start)) {
      return;
    } else if (told ? follows(text, name - 1) : commanded || isName(text, nameEnd)
        || owned < nameEnd && isName(text, owned) || ToldPassword.isOfNetwork(scan, name, nameEnd)) {
      int end = PasswordValue.bareEnd(text, start);
      scan.worked(end - start + MOST_LETTERS * MOST_WORDS);
      boolean sure = told || PasswordCommand.isIdentified(text, nameEnd)
          || LOGIN.has(text, wordStart(text, wordBefore(text, name)), wordBefore(text, name))
          || isMarked(text, start, end);
      add(scan, start, end, sure);
      if (!sure && PasswordCommand.isGiven(text, name, nameEnd)) {
        PasswordAssignment.weak(scan, start, end);
      }
    }
  }

  private static boolean isPart(char c) {
    return Chars.isToken(c) || c == '/' || c == '\\' || Chars.isLetter(c);
  }

  static void add(Scan scan, int start, int until, boolean sure) {
    int end = until > start && scan.text.charAt(until - 1) == '»' ? until - 1 : until;
    // What is said with a verb is no member of an object, whatever dots are in it.
    Level level = PasswordValue.level(scan.text, start, end, Kind.PASSWORD, sure);
    if (level == null && !sure && end - start >= LEAST && DottedValue.isTold(scan.text, start, end)) {
      scan.addOver(PasswordAssignment.TYPE, start, end, Level.WEAK);
    } else if (level != null && end - start >= LEAST) {
      scan.addOver(PasswordAssignment.TYPE, start, end, sure ? level : Level.WEAK);
    }
  }

  /** Whether the name of a password is among the words that end at a place. */
  static boolean follows(Text text, int from) {
    int end = from;
    for (int word = 0; word < MOST_WORDS && end > 0; word++) {
      int start = wordStart(text, end);
      if (TOLD_OF.has(text, start, end)
          || word == 0 && Chars.at(text, start - 2) == ',' && BESIDES.has(text, start, end)) {
        return false;
      }
      if (isName(text, end) && (word == 0 || end - start > SHORT_NAME || BRIEF_NAMES.has(text, start, end))) {
        return true;
      }
      int token = start;
      while (token > 0 && end - token < MOST_LETTERS && isPart(text.charAt(token - 1))) {
        token--; // web-03, 22/03/2023
      }
      if (token < 1 || text.charAt(token - 1) != ' ') {
        return false;
      }
      end = Chars.at(text, token - 2) == ',' ? token - 2 : token - 1;
    }
    return false;
  }

  /** A colon or an arrow behind some words of which one is the name: {@code Kennwort für den Scanner: X}. */
  private static boolean isSaid(Scan scan, int start, int before) {
    Text text = scan.text;
    int end = Chars.at(text, before - 3) == ' ' && Chars.endsAny(text, before, SIGNS) ? before - 3
        : text.startsWith(": ", before - 2) ? before - 2
        : text.startsWith(" -> ", before - 4) ? before - 4 : 0;
    boolean cell = end > 0 && text.charAt(before - 2) == '|';
    if (end == 0 || !Chars.isLetter(Chars.at(text, end - 1)) && !Chars.isDigit(Chars.at(text, end - 1))
        || !cell && isName(text, end) || !follows(text, end)) {
      return false;
    }
    int until = PasswordValue.bareEnd(text, start);
    scan.worked(until - start + MOST_LETTERS * MOST_WORDS);
    boolean numbered = Chars.isDigit(Chars.at(text, end - 1));
    add(scan, start, until, isMarked(text, start, until) || !numbered && PasswordValue.isCased(text, start, until));
    return true;
  }

  /** The line below the one that asks, {@code What is your password?}, or that prints it: the value and no more. */
  private static boolean isAnswer(Scan scan, int start) {
    Text text = scan.text;
    int line = text.startsWith("\n- ", start - 3) || text.startsWith("\n> ", start - 3) ? start - 2 : start;
    int end = Chars.at(text, line - 1) == '\n' ? Asked.nameEnd(text, line - 1) : 0;
    if (end == 0) {
      return false;
    }
    int until = PasswordValue.bareEnd(text, start);
    scan.worked(until - start + MOST_LETTERS * MOST_WORDS);
    if (Chars.at(text, until) > ' ' || Chars.at(text, until) == ' ' || !isName(text, end)) {
      return false;
    }
    add(scan, start, until, isMarked(text, start, until) || Entropy.isMixed(text, start, until));
    return true;
  }

  static boolean isName(Text text, int end) {
    return PasswordNames.of(text, end) == Kind.PASSWORD;
  }

  static int wordStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST_LETTERS && Chars.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the word two before ends, as in {@code login u password}. */
  private static int wordBefore(Text text, int name) {
    int end = name;
    while (end > 0 && name - end < MOST_LETTERS && text.charAt(end - 1) != ' ') {
      end--;
    }
    end = Math.max(0, end - 1);
    while (end > 0 && text.charAt(end - 1) > ' ') {
      end--;
    }
    return Math.max(0, end - 1);
  }

  static boolean isMarked(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("!@#$%^&*+=?~".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
