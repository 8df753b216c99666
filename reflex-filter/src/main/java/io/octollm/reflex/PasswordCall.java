package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** Calls that give a password to the name in quotes before it: {@code put("password", "X")}, {@code type("X")}. */
final class PasswordCall {
  private static final Words TYPING = Words.of("send_keys sendkeys type fill setvalue settext set assign"
      + " press_sequentially");
  private static final int MOST_METHOD = 20;
  /** The longest name of a key that is pressed, in its braces. */
  private static final int MOST_KEY = 12;
  /** What takes names and values by turns, so that a name is each other argument. */
  private static final Words PAIRS = Words.of("of mapof hashmapof");
  /** What takes the name as its second argument. */
  private static final Words LATER = Words.of("setattr stringvar");
  /** What keeps a value under the name that is the argument before it; of most the name is the first. */
  private static final Words KEEPING = Words.of("setproperty setitem put putstring putifabsent define setattr setenv"
      + " stringvar mapof hashmapof of withproperty addproperty setoption setparameter withenv setdefault setstring");

  private PasswordCall() {}

  /** Whether the name in quotes that ends here is the first argument of a call, and no item of a list. */
  static boolean isFirst(Text text, int end) {
    char mark = text.charAt(end);
    int open = Assignments.isQuote(mark) ? text.lastIndexOf(mark, end - 1, end - PasswordPhrase.MOST_ARGUMENT) : -1;
    int bracket = Chars.at(text, open - 1) == ' ' ? open - 2 : open - 1;
    return open > 0 && end - open < PasswordPhrase.MOST_ARGUMENT && Chars.at(text, bracket) == '(';
  }

  /** Whether it is an argument that a value follows: the first one, or of a call that keeps values under names. */
  static boolean isNamed(Text text, int end) {
    return isFirst(text, end) || isProperty(text, end);
  }

  /** Whether the name in quotes that ends here is of what a call keeps, a property say: any word is given to it. */
  static boolean isProperty(Text text, int end) {
    int quote = Assignments.isQuote(Chars.at(text, end))
        ? text.lastIndexOf(text.charAt(end), end - 1, end - CallArguments.MOST) : -1;
    if (quote < 1 || "(,".indexOf(Chars.at(text, Chars.at(text, quote - 1) == ' ' ? quote - 2 : quote - 1)) < 0) {
      return false;
    }
    long arguments = CallArguments.before(text, quote);
    if (arguments == CallArguments.NONE) {
      return false;
    }
    int open = CallArguments.open(arguments);
    int commas = CallArguments.commas(arguments);
    int name = PasswordNames.nameStart(text, open);
    return KEEPING.has(text, name, open)
        && (PAIRS.has(text, name, open) ? commas % 2 == 0 : commas == (LATER.has(text, name, open) ? 1 : 0));
  }

  /** Whether what an opening bracket calls keeps values under names. */
  static boolean isKeeping(Text text, int open) {
    return KEEPING.has(text, PasswordNames.nameStart(text, open), open);
  }

  /**
   * What is paired with the name in quotes: {@code put("password", "X")}; in a list it is a name.
   *
   * @param any whether a word will do
   */
  static void pair(Scan scan, int quote, boolean any) {
    Text text = scan.text;
    char mark = Chars.at(text, quote);
    int end = Assignments.isQuote(mark) ? PasswordValue.quotedEnd(text, quote + 1, mark) : quote;
    if (end > quote + 1 && (any && !isLabel(text, quote + 1, end)
        || PasswordPhrase.hasDigit(text, quote + 1, end)
        || PasswordPhrase.hasMark(text, quote + 1, end)
        || Entropy.isMixed(text, quote + 1, end) && !Entropy.isWordy(text, quote + 1, end, 2))) {
      PasswordAssignment.judge(scan, quote + 1, end, Kind.PASSWORD, true);
    }
  }

  /** Whether it is the name of passwords in some language, as forms are translated, or says what is told of them. */
  private static boolean isLabel(Text text, int start, int end) {
    int dot = text.indexOf('.', start, end);
    return ToldWord.isNone(text, start, end) || dot > 0 && ToldWord.isNone(text, start, dot)
        || Character.isUpperCase(text.charAt(start)) && PasswordValue.isNone(text, start, end);
  }

  /** What is typed into a field of that name: {@code By.ID, "password").send_keys("X")}. */
  static void typed(Scan scan, int method) {
    Text text = scan.text;
    int end = method;
    while (Chars.isWord(Chars.at(text, end)) && end - method < MOST_METHOD) {
      end++;
    }
    if (Chars.at(text, end) == '(' && TYPING.has(text, method, end)) {
      char mark = Chars.at(text, end + 1);
      int from = end + 2;
      int until = Assignments.isQuote(mark) ? beforeKey(text, from, PasswordValue.quotedEnd(text, from, mark)) : from;
      if (until > from) {
        PasswordAssignment.judge(scan, from, until, Kind.PASSWORD, true);
      }
    }
  }

  /** Where what is typed ends before a key that is pressed after it, {@code X{enter}}. */
  private static int beforeKey(Text text, int start, int end) {
    int brace = end > start && text.charAt(end - 1) == '}' ? text.lastIndexOf('{', end, end - MOST_KEY) : -1;
    return brace > start && PasswordPhrase.lettersEnd(text, brace + 1) == end - 1 ? brace : end;
  }

  /** Whether a call types into the field that a place is in the selector of. */
  static boolean isFilled(Text text, int at) {
    return text.lastIndexOf("fill(", at, at - PasswordPhrase.MOST_ARGUMENT) >= 0
        || text.lastIndexOf("type(", at, at - PasswordPhrase.MOST_ARGUMENT) >= 0;
  }
}
