package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * A value that is given to a name such as {@code password} or {@code api_key}, in code, settings,
 * headers, XML and JSON. Templates, look-ups, types and calls are no values.
 */
final class PasswordAssignment implements Detector {
  static final String TYPE = "PASSWORD_ASSIGNMENT";
  /** The words that stand in for a name. */
  private static final String[] STAND_INS = {"value", "default", "string", "text"};
  /** What else a sentence about passwords may give. */
  private static final Words OTHER_FIELDS = Words.of("user name username id type url placeholder hint question email"
      + " host error message title label");
  /** A token of Twitch as its chat takes it, in place of a password. */
  private static final Shape CHAT = Shape.of("oauth: l30");
  private static final int WORK = 40;
  private static final int KEY_ID = 20;
  private static final int MOST_TAG = 100;
  private static final int MOST_BRACKETS = 20;
  /** One more than what the cheap question passes over. */
  private static final int CLOSINGS = 4;
  /** 1 for what may stand between a name and its sign, else 0. */
  private static final byte[] CLOSING = closing();

  /** A colon, an equals sign or the end of a tag. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    if (PasswordFile.mayBeAt(text, at)) {
      PasswordFile.verify(scan, at);
    }
    if ("([".indexOf(Chars.at(text, at + 1)) >= 0 || "([".indexOf(Chars.at(text, at + 2)) >= 0) {
      PasswordArgument.verifyPair(scan, at);
    }
    boolean described = text.startsWith(": \"", at) && Chars.isLetter(Chars.at(text, at - 1))
        && !OTHER_FIELDS.has(text, SpokenPassword.wordStart(text, at), at);
    if (text.charAt(at) == '>') {
      TaggedPassword.verify(scan, at);
    } else if (Passphrase.mayBeOwned(text, at)) {
      Passphrase.owned(scan, at);
    } else if (Chars.isAlnum(Chars.at(text, at + 1)) && text.charAt(at) == ':' && Chars.wordBefore(text, at)) {
      LoginPair.joined(scan, at);
    } else if (Chars.at(text, at - 1) == 's' && Chars.at(text, at + 1) == ' ') {
      LoginPair.listed(scan, at);
    }
    if (!mayBeNamed(text, at) && !described) {
      return;
    }
    int nameEnd = nameEnd(text, at);
    if (nameEnd <= 0 || !Chars.isWord(text.charAt(nameEnd - 1))
        && !Chars.isLetter(text.charAt(nameEnd - 1))) {
      return;
    }
    Kind kind = PasswordNames.of(text, nameEnd);
    if (kind == Kind.OTHER) {
      scan.worked(WORK);
      kind = described && SpokenPassword.follows(text, at) ? Kind.PASSWORD
          : isStandIn(text, nameEnd) ? valueOfPassword(text, nameEnd) : kind;
    }
    if (kind == Kind.OTHER) {
      return;
    }
    if (text.startsWith(":: ", at) && encoded(scan, nameEnd, at + 3)) {
      return;
    }
    if (Chars.at(text, at + 1) == ':' || text.charAt(at) == ':' && Chars.at(text, at - 1) == ':') {
      return; // what a name space holds
    }
    if (text.charAt(at) == ':' && Chars.at(text, at - 1) == ' ' && Chars.isLetter(Chars.at(text, at + 1))
        && Assignments.isQuote(Chars.at(text, at - 2))) {
      return; // the next attribute, of what is bound to it: type="password" :value="form.password"
    }
    if (isPassedTest(text, at)) {
      return;
    }
    boolean block = Assignments.blockStart(text, at) > 0;
    if (kind == Kind.SECRET && block) {
      return; // a block of YAML, whose key is found by its own form
    }
    boolean tag = text.charAt(at) == '>';
    int from = tag ? at + 1 : Assignments.valueStart(text, at);
    char quote = Chars.at(text, from - 1);
    boolean quoted = from > at + 1 && Assignments.isQuote(quote);
    boolean masked = text.charAt(at) == '=' && Chars.at(text, at - 1) == '|' && Chars.at(text, at - 2) != '|';
    if (!quoted && (masked || Assignments.isComparison(text, at))) {
      return;
    }
    if (!quoted && kind == Kind.PASSWORD && PasswordList.isAt(text, nameEnd, from)) {
      PasswordList.verify(scan, nameEnd, from);
      return;
    }
    int inner = quoted || tag ? from : LiteralForm.start(text, from);
    if (inner > from) {
      literal(scan, inner, kind);
      return;
    }
    int end = quoted ? PasswordValue.quotedEnd(text, from, quote) : PasswordValue.bareEnd(text, from);
    scan.worked(end - from + WORK);
    if (!quoted && text.startsWith("**", from - 2) && text.startsWith("**", end - 2)) {
      end -= 2;
    }
    boolean phrase = !quoted && kind == Kind.PASSWORD && Chars.at(text, end) == ' '
        && Passphrase.isAt(scan, nameEnd, from);
    if (!quoted && !tag && kind == Kind.PASSWORD && (Chars.at(text, end) == ' ' || Chars.at(text, from) == '{')
        && LiteralForm.isBare(scan, at, from)) {
      return;
    }
    if (kind == Kind.SECRET && quoted && PlainValue.isSecretPhrase(text, nameEnd, from, end)) {
      scan.addOver(TYPE, from, end, Level.WEAK);
    }
    boolean sentence = block && Chars.at(text, end) == ' '; // that explains a field, as of a form
    if (!phrase && !sentence && end > from && (!tag || text.startsWith("</", end))) {
      judge(scan, from, end, kind, quoted || tag);
    }
  }

  private static void literal(Scan scan, int start, Kind kind) {
    int end = LiteralForm.end(scan.text, start);
    scan.worked(end - start + WORK);
    if (end > start && (kind == Kind.PASSWORD || Entropy.isWordy(scan.text, start, end, 2))) {
      judge(scan, start, end, kind, true);
    } else if (end > start && PasswordValue.level(scan.text, start, end, kind, true) == Level.SHAPED) {
      scan.addOver(ApiKey.TYPE, start, end, Level.SHAPED);
    }
  }

  /** What LDIF writes behind two colons, in base64: tells whether it does. */
  private static boolean encoded(Scan scan, int nameEnd, int start) {
    Text text = scan.text;
    int end = Alphabet.PADDED_BASE64.runEnd(text, start, PasswordValue.MOST);
    boolean is = Chars.at(text, PasswordNames.nameStart(text, nameEnd) - 1) == '\n' && end - start >= KEY_ID / 2
        && Chars.at(text, end) <= ' ';
    if (is) {
      scan.addOver(TYPE, start, end, Level.SHAPED);
    }
    return is;
  }

  /** The whole text as the value of the name that it stands under. */
  static void label(Scan scan, int at) {
    Text label = scan.label;
    int end = scan.text.length();
    if (label != null && end <= PasswordValue.MOST && !label.isEmpty()) {
      Kind kind = PasswordNames.of(label, label.length());
      if (kind != Kind.OTHER && PasswordValue.bareEnd(scan.text, 0) == end) {
        judge(scan, 0, end, kind, true);
      }
    }
  }

  static void judge(Scan scan, int start, int end, Kind kind, boolean quoted) {
    Level level = PasswordValue.level(scan.text, start, end, kind, quoted);
    if (level != null && !isScope(scan.text, start) && !NoKey.isInArn(scan.text, start)) {
      // Over, and not instead of, what the value may be by its own form.
      boolean chat = kind == Kind.PASSWORD && CHAT.end(scan.text, start) == end;
      scan.addOver(chat ? ApiKey.TYPE : TYPE, start, end, level, chat ? "twitch" : null);
    }
  }

  /** Adds a value in quotes that may be one, no more than weak. */
  static void weak(Scan scan, int start, int end) {
    if (PasswordValue.level(scan.text, start, end, Kind.PASSWORD, true) != null
        && !PasswordValue.isNone(scan.text, start, end)) {
      scan.addOver(TYPE, start, end, Level.WEAK);
    }
  }

  /** Whether a test is told to have passed: {@code --- PASS: TestLogin}. */
  private static boolean isPassedTest(Text text, int at) {
    int start = at - "PASS".length();
    return text.startsWith("PASS: ", start) && (Chars.at(text, start - 1) == '\n' || text.startsWith("--- ", start - 4))
        && (text.startsWith("Test", at + 2) || text.startsWith("test", at + 2));
  }

  /** The cheap question: whether the letters before a sign, and before quotes and blanks, end a name. */
  private static boolean mayBeNamed(Text text, int at) {
    if (at < CLOSINGS) {
      return true;
    }
    char[] chars = text.array();
    if (chars[at - 1] == ')') {
      return behindName(text, at) < at;
    }
    if (chars[at - 2] == '}') {
      return chars[at - 1] == ' ' && chars[at] == '=';
    }
    int end = at - CLOSING[chars[at - 1]];
    end -= CLOSING[chars[end - 1]];
    end -= CLOSING[chars[end - 1]];
    char last = chars[end - 1];
    return Chars.isLetter(last) ? PasswordNames.mayEndAt(text, end) : Chars.isWord(last) || CLOSING[last] != 0;
  }

  private static byte[] closing() {
    byte[] closing = new byte[Character.MAX_VALUE + 1];
    for (char c = 0; c < 128; c++) {
      closing[c] = (byte) (isSign(c) || isClosing(c) ? 1 : 0);
    }
    return closing;
  }

  /** Whether a key's id begins the scope of a credential, and is found by itself: {@code AKIA.../20260101/...}. */
  static boolean isScope(Text text, int start) {
    char behind = Chars.at(text, start + KEY_ID);
    return (behind == '/' || behind == '%') && (text.startsWith("AKIA", start) || text.startsWith("ASIA", start))
        && Alphabet.UPPER.runEnd(text, start, KEY_ID) == start + KEY_ID;
  }

  /** Where the name ends that a word in brackets follows, {@code Password (temporary):}; the place itself if none. */
  private static int behindName(Text text, int at) {
    int open = Chars.at(text, at - 1) == ')' ? text.lastIndexOf(" (", at - 1, at - MOST_BRACKETS) : -1;
    int word = open > 0 ? PasswordPhrase.lettersEnd(text, open + 2) : 0;
    word += Chars.at(text, word) == '!' || Chars.at(text, word) == '?' ? 1 : 0;
    return open > 0 && word == at - 1 ? open : at;
  }

  private static int nameEnd(Text text, int at) {
    int end = behindName(text, at);
    if (end > 0 && Chars.isAlnum(text.charAt(end - 1))) {
      return end;
    }
    for (int sign = 0; sign < 2 && end > 0 && isSign(text.charAt(end - 1)); sign++) {
      end--; // ||= and ??= as well
    }
    while (end > 0 && at - end < 6 && isClosing(text.charAt(end - 1))) {
      end--;
    }
    return Chars.at(text, end - 1) == '}' ? NameZone.beforeType(text, end) : end;
  }

  private static boolean isSign(char c) {
    return c == ':' || c == '=' || c == '!' || c == '?' || c == '+' || c == '|';
  }

  private static boolean isClosing(char c) {
    return c == '"' || c == ' ' || c == '\'' || c == '`' || c == ']' || c == '['
        || c == '\\' || c == '\t' || c == '*';
  }

  /** Whether a word that stands in for a name ends here: asked at each sign, so cheaply. */
  private static boolean isStandIn(Text text, int end) {
    for (String word : STAND_INS) {
      if (text.regionMatches(true, end - word.length(), word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** What {@code value} is of in {@code key="password" value="}, or what the name is of that a word stands for. */
  private static Kind valueOfPassword(Text text, int nameEnd) {
    int value = nameEnd - "value".length();
    int input = text.startsWith(" value", value - 1) ? text.lastIndexOf("<input ", value, value - MOST_TAG) : -1;
    int attribute = input < 0 || text.indexOf('>', input, value) >= 0 ? -1 : text.indexOf(" name=", input, value);
    if (attribute > 0) {
      int from = attribute + " name=".length();
      int name = Assignments.isQuote(Chars.at(text, from)) ? from + 1 : from;
      int end = name;
      while (end < value && Chars.isToken(text.charAt(end))) {
        end++;
      }
      return PasswordNames.of(text, end);
    }
    int member = text.lastIndexOf('.', nameEnd - 1, nameEnd - "value".length() - 1);
    if (member > 0) {
      boolean literal = text.startsWith(" = ", nameEnd) || text.startsWith(" == ", nameEnd);
      int quote = text.indexOf(' ', nameEnd + 1, nameEnd + CLOSINGS) + 1;
      char mark = Chars.at(text, quote);
      int end = literal && Assignments.isQuote(mark) ? PasswordValue.quotedEnd(text, quote + 1, mark) : quote;
      return end > quote && text.indexOf(' ', quote, end) < 0 ? PasswordNames.of(text, member) : Kind.OTHER;
    }
    if (text.startsWith("\", defaultValue", nameEnd - "\", defaultValue".length())) {
      return PasswordNames.of(text, nameEnd - "\", defaultValue".length());
    }
    if (value > 3 && text.startsWith("value", value)) {
      int end = value;
      while (value - end < 4 && " \"'".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      Kind kind = end < value ? PasswordNames.of(text, end) : Kind.OTHER;
      if (kind != Kind.OTHER) {
        return kind;
      }
    }
    int other = NameZone.standIn(text, NameZone.start(text, nameEnd), nameEnd);
    return other > 0 ? PasswordNames.of(text, other) : Kind.OTHER;
  }
}
