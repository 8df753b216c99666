package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Words that dots join, where a line of settings or an option of a command gives them: no member of an object. */
final class DottedValue {
  private static final int LEAST = 5;
  private static final int LEAST_VALUE = 6;
  private static final int MOST_NAME = 36;
  /** Two words and few more. */
  private static final int MOST_DOTS = 3;
  private static final Words FILES = Words.of("json yaml yml conf properties keystore truststore txt env pem key jks"
      + " p12 pfx cfg ini xml toml crt cer sh gpg asc csv log password passwd pass pwd secret token");

  private DottedValue() {}

  /**
   * Whether a span without quotes is all that a line gives, and known by a name in capitals or by what no member's
   * name is like: {@code pass: colon.Ini.Style}.
   */
  static boolean is(Text text, int start, int end) {
    int dots = dots(text, start, end);
    int capitals = capitals(text, start, end);
    boolean small = Chars.is(text.charAt(start), Chars.LOWER);
    int last = text.lastIndexOf('.', end - 1, start) + 1;
    boolean odd = dots > 0 && !isMember(text, start, end)
        && (capitals > 1 && small || PasswordPhrase.hasDigit(text, start, end)
            || PlainValue.isSetting(text, start) && (end - last > LEAST || capitals > 0 && !small)
                && !FILES.has(text, last, end));
    return odd && end - start >= LEAST_VALUE && isGiven(text, start) && Chars.at(text, end) <= ' '
        && Chars.at(text, end) != ' ' && !PasswordNames.namesPassword(text, start, end)
        && !TopLevelDomains.isKnown(text, last, end);
  }

  /** Whether it is told as no member's name is: with a digit and a capital, {@code yeni parola Simit.Tea_09}. */
  static boolean isTold(Text text, int start, int end) {
    return dots(text, start, end) == 1 && PasswordValue.isCased(text, start, end)
        && Chars.is(text.charAt(start), Chars.UPPER) && isArgument(text, start, end);
  }

  /** Whether it is what an option of a command was given, and no name of a file or a host: {@code -P cold.Kettle}. */
  static boolean isArgument(Text text, int start, int end) {
    int dots = dots(text, start, end);
    int last = text.lastIndexOf('.', end - 1, start) + 1;
    return dots > 0 && dots < MOST_DOTS && Chars.isLetter(text.charAt(start)) && end - start >= LEAST_VALUE
        && !isMember(text, start, end) && !FILES.has(text, last, end) && !TopLevelDomains.isKnown(text, last, end);
  }

  /** How many dots are in it, each between letters, digits, dashes or underscores; 0 when others are in it. */
  private static int dots(Text text, int start, int end) {
    int dots = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean joint = (c == '.' || c == '-' || c == '_') && i > start && i + 1 < end
          && Chars.isAlnum(text.charAt(i - 1));
      if (!joint && !Chars.isAlnum(c)) {
        return 0;
      }
      dots += c == '.' ? 1 : 0;
    }
    return dots;
  }

  /** How many words behind dots begin with a capital, and are no constants. */
  private static int capitals(Text text, int start, int end) {
    int capitals = 0;
    for (int i = start; i < end; i++) {
      capitals += text.charAt(i) == '.' && Chars.is(Chars.at(text, i + 1), Chars.UPPER)
          && Chars.is(Chars.at(text, i + 2), Chars.LOWER | Chars.DIGIT) ? 1 : 0;
    }
    return capitals;
  }

  private static boolean isMember(Text text, int start, int end) {
    int object = text.indexOf('.', start, end);
    return PlainValue.OBJECTS.has(text, start, object < 0 ? end : object);
  }

  /** Whether the name before it begins its line, is an option's, or is a variable's in capitals. */
  private static boolean isGiven(Text text, int start) {
    if (PlainValue.beginsLine(text, start)) {
      return true;
    }
    int name = start - 1;
    while (start - name < MOST_NAME && Chars.isToken(Chars.at(text, name - 1))) {
      name--;
    }
    boolean variable = PlainValue.isSetting(text, start) && Chars.at(text, name - 1) == ' ';
    return Chars.at(text, start - 1) == '=' && (variable || PlainValue.isBehindOption(text, name));
  }
}
