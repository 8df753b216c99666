package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** Passwords that stand before their name: {@code use X as your password}, {@code X is my password}. */
final class PasswordBefore {
  private static final int MOST_OWNERS = 4;
  private static final int LEAST = 6;
  private static final int MOST_REMARK = 24;
  private static final int MOST_CLOSING = 5;
  private static final String[] SIGNS = {" # ", " // ", " % ", " -- "};
  private static final String[] ASIDES = {" (", " ← "};
  private static final Words OWNERS = Words.of("your the my our a his her their new temporary initial login admin"
      + " root wifi master current sa sudo db vpn zip archive pdf file router network wlan guest backup default");
  /** Behind the name, where not a password is meant but what belongs to one. */
  static final Words OTHERS = Words.of("hash hashing policy store manager field file format encryption"
      + " algorithm scheme backend provider type length validator hasher hashes hint generator checker plugin module"
      + " library database service prompt reset rule protection function derivation kdf digest cipher vault tool page"
      + " mechanism method handler encoder docs screen");
  private static final String[] POINTING = {" (that's ", " (this is ", " (it's ", " (das ist ", " (c'est "};
  private static final Words TYPED = Words.of("type enter use try tippe gib saisis tape escribe digita inserisci");
  /** What is done behind "when", so that what is typed before it answers. */
  private static final String[] ASKING = {" asks ", " asked ", " prompts ", " prompted ", " wants ", " needs ",
      " requests ", " requires ", " demands "};
  private static final int MOST_CLAUSE = 48;
  /** Between a value in quotes and the name it is kept under. */
  private static final String[] KEYS = {", key: \"", ", forKey: \""};
  /** Between a value in quotes and a remark that says what it is. */
  private static final String[] REMARKS = {" /* ", " // ", ", // ", "; // ", " # ", ", # "};

  private PasswordBefore() {}

  /** {@code set("X", key: "password")}, {@code "X" /* password}: a value in quotes whose name follows. */
  static void quoted(Scan scan, int name, int nameEnd) {
    Text text = scan.text;
    char before = Chars.at(text, name - 1);
    char after = Chars.at(text, nameEnd);
    if (before == '"' && after == '"') {
      quoted(scan, name, KEYS, true);
    } else if (after == '\n' || after == ')') {
      remarked(scan, name);
    }
    if (before == ' ' && (after == '\n' || text.startsWith(" */", nameEnd))) {
      quoted(scan, name, REMARKS, false);
    }
  }

  /** The last argument of a call that a remark behind it explains: {@code login("kim", "X")  # user, password}. */
  private static void remarked(Scan scan, int name) {
    Text text = scan.text;
    for (String sign : SIGNS) {
      int remark = text.lastIndexOf(sign, name - 1, name - MOST_REMARK);
      int close = remark;
      while (close > 0 && remark - close < MOST_CLOSING && " );,".indexOf(text.charAt(close - 1)) >= 0) {
        close--;
      }
      char quote = Chars.at(text, close - 1);
      int open = remark > 0 && close < remark && Assignments.isQuote(quote)
          ? text.lastIndexOf(quote, close - 2, close - PasswordPhrase.MOST_ARGUMENT) : -1;
      if (open > 0 && text.indexOf('\n', open, name) < 0 && text.indexOf(' ', open, close) < 0
          && ", (".indexOf(text.charAt(open - 1)) >= 0) {
        PasswordAssignment.weak(scan, open + 1, close - 1);
        return;
      }
    }
    scan.worked(MOST_REMARK);
  }

  /** @param any whether the value may be a word with a number, as names in a list are */
  private static void quoted(Scan scan, int name, String[] ties, boolean any) {
    Text text = scan.text;
    for (String tie : ties) {
      int close = name - tie.length() - 1;
      if (close > 0 && text.startsWith(tie, close + 1) && Assignments.isQuote(text.charAt(close))) {
        int open = text.lastIndexOf(text.charAt(close), close - 1, close - PasswordPhrase.MOST_ARGUMENT);
        if (open < 0) {
          return;
        }
        int start = open + 1;
        scan.worked(close - start);
        boolean likely = any ? PasswordPhrase.isLikely(text, start, close)
            : PasswordPhrase.hasMark(text, start, close) || PasswordValue.isCased(text, start, close)
                || PasswordValue.isPassphrase(text, start, close);
        if (likely && text.indexOf('\n', start, close) < 0) {
          PasswordAssignment.judge(scan, start, close, Kind.PASSWORD, true);
        }
        return;
      }
    }
  }

  /** {@code use X as your password}, {@code X is my password}: a word with a digit or a mark in it. */
  static void said(Scan scan, int name) {
    Text text = scan.text;
    if (Chars.endsAny(text, name, ASIDES)) {
      aside(scan, text.lastIndexOf(' ', name - 2), name);
      return;
    }
    int when = text.lastIndexOf(" when ", name, name - MOST_CLAUSE);
    int behind = when > 0 ? when : text.lastIndexOf(" ein, wenn ", name, name - MOST_CLAUSE);
    if (behind > 0 && (when < 0 || isAsked(text, when, name))) {
      typed(scan, behind);
      return;
    }
    int end = name;
    for (int word = 0; word < MOST_OWNERS; word++) {
      int pointed = pointed(text, end);
      if (pointed > 0) {
        int nameEnd = PasswordPhrase.lettersEnd(text, name);
        if (Chars.at(text, nameEnd) == ')' || text.startsWith(" for ", nameEnd)) { // not: that's the password flow
          before(scan, pointed, 0, true);
        }
        return;
      }
      if (Chars.at(text, end - 1) != ' ') {
        return;
      }
      int start = PasswordNames.wordStart(text, end - 1);
      boolean tied = end - start == 3 && (text.startsWith("as ", start) || text.startsWith("is ", start));
      if (word == 0 && text.startsWith("as ", start) && Chars.at(text, start - 1) == ' ') {
        typed(scan, start - 1);
        return;
      }
      if (word > 0 && tied && Chars.at(text, start - 1) == ' ') {
        boolean used = text.charAt(start) == 'a';
        int nameEnd = PasswordPhrase.lettersEnd(text, name);
        if (Chars.at(text, nameEnd) == ' '
            && OTHERS.has(text, nameEnd + 1, PasswordPhrase.lettersEnd(text, nameEnd + 1))) {
          return; // as the password hash
        }
        before(scan, start - 1, used ? 1 : 0, used || isLast(text, name));
        return;
      }
      if (!OWNERS.has(text, start, end - 1)) {
        if (word > 0 && Chars.isDigit(Chars.at(text, end - 2)) && isLast(text, name)) {
          hint(scan, end - 1); // X the password
        }
        return;
      }
      end = start;
    }
  }

  /** The blank behind a value that is pointed at, {@code X (that's the sudo password)}, by what ends here; else 0. */
  private static int pointed(Text text, int end) {
    for (String pointing : POINTING) {
      if (text.startsWith(pointing, end - pointing.length())) {
        return end - pointing.length();
      }
    }
    return 0;
  }

  private static boolean isAsked(Text text, int from, int to) {
    for (String asking : ASKING) {
      if (text.indexOf(asking, from, to) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code type X when it prompts for the password}: before the blank, with or without quotes. */
  private static void typed(Scan scan, int blank) {
    Text text = scan.text;
    int start = blank;
    while (start > 0 && blank - start < PasswordPhrase.MOST_ARGUMENT && text.charAt(start - 1) > ' ') {
      start--;
    }
    boolean is = TYPED.has(text, SpokenPassword.wordStart(text, start - 1), start - 1);
    char quote = Chars.at(text, start);
    boolean quoted = Assignments.isQuote(quote) && blank - start > 2 && text.charAt(blank - 1) == quote;
    int from = quoted ? start + 1 : start;
    int to = quoted ? blank - 1 : blank;
    scan.worked(MOST_CLAUSE + blank - start);
    if (is && PasswordPhrase.isLikely(text, from, to) && (quoted || !ToldWord.isJoined(text, from, to))) {
      PasswordAssignment.judge(scan, from, to, Kind.PASSWORD, true);
    }
  }

  /** {@code X (password for the lab)}, {@code X ← pw for grafana}: before a blank. */
  private static void aside(Scan scan, int blank, int name) {
    Text text = scan.text;
    int start = blank;
    while (start > 0 && blank - start < PasswordPhrase.MOST_ARGUMENT && text.charAt(start - 1) > ' ') {
      start--;
    }
    boolean said = Chars.at(text, name - 1) == ' ' || isRemark(text, PasswordPhrase.lettersEnd(text, name));
    boolean joined = text.indexOf('-', start, blank) > start || PasswordPhrase.hasDigit(text, start, blank);
    scan.worked(blank - start);
    if (said && joined && blank - start > LEAST && Chars.isAlnum(Chars.at(text, start))
        && PasswordValue.bareEnd(text, start) == blank) {
      scan.addOver(PasswordAssignment.TYPE, start, blank, Level.WEAK);
    }
  }

  /** Whether what stands in brackets says but what a password is for, in few words. */
  private static boolean isRemark(Text text, int from) {
    int close = text.indexOf(')', from, from + PasswordPhrase.MOST_ARGUMENT);
    int blanks = 0;
    for (int i = from; i < close; i++) {
      blanks += text.charAt(i) == ' ' ? 1 : 0;
    }
    return text.startsWith(" for ", from) && close > 0 && blanks <= MOST_OWNERS && text.indexOf(" is ", from, close) < 0
        && text.indexOf(" each ", from, close) < 0;
  }

  /** A word that may be what is called the password behind it. */
  private static void hint(Scan scan, int end) {
    Text text = scan.text;
    int start = end;
    while (start > 0 && end - start < PasswordPhrase.MOST_ARGUMENT && text.charAt(start - 1) > ' ') {
      start--;
    }
    if (PasswordValue.level(text, start, end, Kind.PASSWORD, false) != null) {
      scan.addOver(PasswordAssignment.TYPE, start, end, Level.WEAK);
    }
  }

  /** Whether the name of a password ends a clause or says what for, and is not the beginning of another name. */
  private static boolean isLast(Text text, int name) {
    int end = PasswordPhrase.lettersEnd(text, name);
    return end == text.length() || ",.;!\n".indexOf(text.charAt(end)) >= 0 || text.startsWith(" for ", end);
  }

  /**
   * The word before a blank.
   *
   * @param least where it begins at the earliest
   * @param sure whether a digit in it will do
   */
  private static void before(Scan scan, int blank, int least, boolean sure) {
    Text text = scan.text;
    int end = Assignments.isQuote(Chars.at(text, blank - 1)) ? blank - 1 : blank;
    int start = end;
    while (start > 0 && end - start < PasswordPhrase.MOST_ARGUMENT && text.charAt(start - 1) > ' '
        && !Assignments.isQuote(text.charAt(start - 1))) {
      start--;
    }
    boolean likely = sure && PasswordPhrase.hasDigit(text, start, end) || PasswordPhrase.hasMark(text, start, end);
    if (end < text.length() && start >= least && (likely || PasswordValue.isPassphrase(text, start, end))) {
      PasswordAssignment.judge(scan, start, end, Kind.PASSWORD, end < blank);
    }
  }
}
