package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * A text in quotes that is given to the name of a password, or compared with it, by other than a sign:
 * {@code "password" to "X"}, {@code pwd.equals("X")}, {@code strcmp(passwd, "X")}, {@code $pass eq 'X'}.
 */
final class GivenLiteral {
  /** Between the end of a name and the quote. */
  private static final String[] TIES = {".equals(", ".equalsIgnoreCase(", ".contentEquals(", ".compareTo(", " eq ",
      " ne ", " <- ", "<-", " -> ", "\" -> ", "' -> ", "\" to ", " by lazy { ", " -string ", "{"};
  /** What COBOL has between what it moves and the name that it moves it to. */
  private static final String MOVED = " TO ";
  /** Between the other quote and the beginning of a name. */
  private static final String[] TURNED = {".equals(", ".equalsIgnoreCase(", ".contentEquals(", " == ", " === ",
      " eq ", MOVED};
  private static final Words COMPARING = Words.of("strcmp strncmp strcasecmp strncasecmp stricmp memcmp wcscmp lstrcmp"
      + " compare_digest securecompare secure_compare hash_equals define setenv constanttimecompare equals");
  private static final String CDATA = "><![CDATA[";
  private static final String MOVE = "MOVE ";

  private GivenLiteral() {}

  /** The letter w of "pw" or "pwd" that is but the end of a name, {@code proxyPwd}, {@code db_pw}. */
  static void within(Scan scan, int at) {
    Text text = scan.text;
    int end = Chars.at(text, at + 1) == 'd' || Chars.at(text, at + 1) == 'D' ? at + 2 : at + 1;
    if (!Chars.isLetter(Chars.at(text, end)) && PasswordNames.of(text, end) == Kind.PASSWORD) {
      scan.worked(PasswordPhrase.MOST_ARGUMENT);
      verify(scan, PasswordNames.nameStart(text, end), end);
    }
  }

  /** The name of a password between two places. */
  static void verify(Scan scan, int name, int nameEnd) {
    Text text = scan.text;
    boolean chosen = text.startsWith("case ", name - 1 - "case ".length());
    for (String tie : TIES) {
      if (!chosen && text.startsWith(tie, nameEnd)) {
        literal(scan, nameEnd + tie.length());
        return;
      }
    }
    if (Chars.at(text, nameEnd) == '.') {
      PasswordCall.typed(scan, nameEnd + 1);
    }
    if (text.startsWith(", ", nameEnd) && isCompared(text, name)) {
      literal(scan, nameEnd + 2);
    }
    int data = Assignments.isQuote(Chars.at(text, nameEnd)) ? nameEnd + 1 : nameEnd;
    if (text.startsWith(CDATA, data)) {
      int start = data + CDATA.length();
      int end = text.indexOf("]]>", start, start + PasswordValue.MOST);
      if (end > start) {
        PasswordAssignment.judge(scan, start, end, Kind.PASSWORD, true);
      }
    }
    int whole = nameEnd;
    while (whole - nameEnd < PasswordPhrase.MOST_ARGUMENT
        && (Chars.isWord(Chars.at(text, whole)) || Chars.at(text, whole) == '-')) {
      whole++;
    }
    if (whole == nameEnd || PasswordNames.of(text, whole) == Kind.PASSWORD) {
      turned(scan, name);
    }
  }

  /** Where the name ends that a text in quotes is tied to; 0 when none may. */
  static int nameEnd(Text text, int quote) {
    for (String tie : TIES) {
      if (text.startsWith(tie, quote - tie.length())) {
        return quote - tie.length();
      }
    }
    if (text.startsWith(", ", quote - 2)) {
      int name = PasswordNames.nameStart(text, quote - 2);
      return name < quote - 2 && isCompared(text, name) ? quote - 2 : 0;
    }
    return 0;
  }

  /** Whether a name is the first argument of what compares texts, or gives one to a name. */
  private static boolean isCompared(Text text, int name) {
    int open = name - 1;
    while (name - open < PasswordPhrase.MOST_ARGUMENT
        && (Chars.isWord(Chars.at(text, open)) || ".$&*".indexOf(Chars.at(text, open)) >= 0)) {
      open--;
    }
    return Chars.at(text, open) == '(' && (COMPARING.has(text, PasswordNames.nameStart(text, open), open)
        || PasswordCall.isKeeping(text, open));
  }

  private static void literal(Scan scan, int quote) {
    Text text = scan.text;
    char mark = Chars.at(text, quote);
    int end = Assignments.isQuote(mark) ? PasswordValue.quotedEnd(text, quote + 1, mark) : quote;
    scan.worked(Math.max(1, end - quote));
    if (end > quote + 1 && !isOption(text, quote)) {
      PasswordAssignment.judge(scan, quote + 1, end, Kind.PASSWORD, true);
    }
  }

  /** Whether it is what a program is called with that a quote begins: {@code "--password2"}. */
  static boolean isOption(Text text, int quote) {
    char second = Chars.at(text, quote + 2);
    return Chars.at(text, quote + 1) == '-' && (second == '-' || Chars.isLetter(second));
  }

  /** Whether but "pass" is compared, which is also what is passed or a step: {@code renderPass.equals("X")}. */
  static boolean isDoubtful(Text text, int nameEnd) {
    int start = nameEnd - "pass".length();
    return text.regionMatches(true, start, "pass", 0, "pass".length())
        && PasswordNames.wordStart(text, nameEnd) == start
        && "$_".indexOf(Chars.at(text, start - 1)) < 0 && ".,".indexOf(Chars.at(text, nameEnd)) >= 0
        && !PasswordNames.OF.has(text, PasswordNames.wordStart(text, start), start);
  }

  /** The text before the name: {@code "X".equals(password)}, {@code MOVE 'X' TO WS-PASSWORD}. */
  private static void turned(Scan scan, int name) {
    Text text = scan.text;
    int start = name;
    while (name - start < PasswordPhrase.MOST_ARGUMENT && Chars.isToken(Chars.at(text, start - 1))) {
      start--;
    }
    start -= Chars.at(text, start - 1) == '$' ? 1 : 0;
    for (String tie : TURNED) {
      int close = start - tie.length() - 1;
      if (close > 0 && text.startsWith(tie, close + 1) && Assignments.isQuote(text.charAt(close))) {
        int open = text.lastIndexOf(text.charAt(close), close - 1, close - PasswordPhrase.MOST_ARGUMENT);
        boolean moved = !tie.equals(MOVED) || text.startsWith(MOVE, open - MOVE.length());
        scan.worked(PasswordPhrase.MOST_ARGUMENT);
        if (open >= 0 && moved && text.indexOf('\n', open, close) < 0) {
          PasswordAssignment.judge(scan, open + 1, close, Kind.PASSWORD, true);
        }
        return;
      }
    }
  }
}
