package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * A password in quotes or brackets that no sign assigns, seen from where it begins: {@code put("password", "X")},
 * {@code getenv("PASS") ?: "X"}, {@code new NetworkCredential("user", "X")}, {@code setx PASS "X"}.
 */
final class QuotedPassword {
  /** What Rust writes around a value that may be none. */
  private static final String SOME = "Some(";
  private static final Words STORES = Words.of("load store getkey setkeyentry passwordauthentication"
      + " usernamepasswordtoken loadkeystore getentry loadkeymaterial");
  private static final Words ADJECTIVES = Words.of("provisoire temporaire temporal provisional temporária débil nueva"
      + " nouveau initial inicial temporary");

  private QuotedPassword() {}

  /** A quote or an opening bracket before a value. */
  static void verify(Scan scan, int quote) {
    Text text = scan.text;
    char mark = text.charAt(quote);
    if (quote < SpokenPassword.LEAST || mark == '(' && inBrackets(scan, quote) || !Assignments.isQuote(mark)) {
      return;
    }
    int given = text.startsWith(SOME, quote - SOME.length()) ? quote - SOME.length() : quote;
    int before = Chars.at(text, given - 1) == ' ' ? given - 1 : given;
    if (before < 2) {
      return;
    }
    if (text.startsWith("USERPWD, ", before - "USERPWD,".length())) {
      userAndPassword(scan, quote);
      return;
    }
    int end = isGiven(scan, before, quote) || isCharacters(text, quote)
        ? PasswordValue.quotedEnd(text, quote + 1, mark) : quote;
    scan.worked(end - quote + SpokenPassword.MOST_LETTERS);
    boolean enter = end > quote + 3 && text.charAt(end - 2) == '\\' && "rn".indexOf(text.charAt(end - 1)) >= 0;
    end -= enter && isSent(text, before) ? 2 : 0;
    int tied = GivenLiteral.nameEnd(text, quote);
    if (end <= quote + 1 || tied > 0 && GivenLiteral.isOption(text, quote)) {
      return;
    }
    if (tied > 0 && GivenLiteral.isDoubtful(text, tied)) {
      PasswordAssignment.weak(scan, quote + 1, end);
    } else {
      PasswordAssignment.judge(scan, quote + 1, end, Kind.PASSWORD, true);
    }
  }

  /** What curl's library takes: {@code CURLOPT_USERPWD, "user:X"}. */
  private static void userAndPassword(Scan scan, int quote) {
    Text text = scan.text;
    int end = PasswordValue.quotedEnd(text, quote + 1, text.charAt(quote));
    int colon = text.indexOf(':', quote, end);
    scan.worked(end - quote);
    if (colon > quote + 1 && colon + 1 < end) {
      PasswordAssignment.judge(scan, colon + 1, end, Kind.PASSWORD, true);
    }
  }

  /** Whether it is the second argument of a store of keys, as characters, which Java takes passwords as. */
  private static boolean isCharacters(Text text, int quote) {
    int end = text.startsWith(", ", quote - 2)
        ? text.indexOf(".toCharArray()", quote + 1, quote + SpokenPassword.MOST_IN_BRACKETS) : -1;
    int open = end > 0 && text.charAt(end - 1) == text.charAt(quote)
        ? text.lastIndexOf('(', quote, quote - SpokenPassword.MOST_IN_BRACKETS) : -1;
    int method = open > 0 ? PasswordNames.nameStart(text, open) : 0;
    return method < open && STORES.has(text, method, open);
  }

  /** @param before the blank before the quote, or the quote where there is none */
  private static boolean isGiven(Scan scan, int before, int quote) {
    Text text = scan.text;
    boolean pair = text.charAt(before - 1) == ',' && (isSymbol(text, before - 1)
        || text.charAt(before - 2) == text.charAt(quote) && SpokenPassword.isName(text, before - 2)
            && PasswordCall.isNamed(text, before - 2));
    int tied = pair ? 0 : GivenLiteral.nameEnd(text, quote);
    if (tied > 0 && SpokenPassword.isName(text, tied)) {
      return true;
    }
    if (pair || before == quote) {
      return pair || isDefault(text, quote);
    }
    int word = SpokenPassword.wordStart(text, before);
    boolean said = ToldPassword.isVerb(text, word, before) && SpokenPassword.follows(text, word - 1)
        || ADJECTIVES.has(text, word, before) && SpokenPassword.isName(text, word - 1);
    return said || text.startsWith(" <-", before - 3) && SpokenPassword.isName(text, before - 3)
        || text.startsWith(" <<<", before - 4) && SpokenPassword.isName(text, before - 4)
            && !text.startsWith("chpasswd", before - " <<<".length() - "chpasswd".length()) || isSent(text, before)
        || SpokenPassword.isName(text, before) || PasswordCommand.endsAt(text, before)
        || isDefault(text, before) || PasswordArgument.is(scan, before, quote + 1);
  }

  /** What a script sends where it is asked, {@code expect "assword:"}, {@code send "X\r"}. */
  private static boolean isSent(Text text, int end) {
    int send = text.startsWith("send --", end - "send --".length()) ? end - "send --".length() : end - "send".length();
    return text.startsWith("send", send)
        && text.lastIndexOf("assword:", send, send - SpokenPassword.MOST_IN_BRACKETS) >= 0;
  }

  /** {@code set :ftp_password, 'X'}. */
  private static boolean isSymbol(Text text, int comma) {
    return text.startsWith("set :", PasswordNames.nameStart(text, comma) - "set :".length())
        && SpokenPassword.isName(text, comma);
  }

  /** What is taken where the setting of that name, in capitals or looked up, has none: {@code env.DB_PASS || 'X'}. */
  private static boolean isDefault(Text text, int end) {
    int name = NameZone.beforeDefault(text, end);
    boolean setting = Chars.is(Chars.at(text, name - 1), Chars.UPPER) || Assignments.isQuote(Chars.at(text, name));
    return name < end && setting && SpokenPassword.isName(text, name);
  }

  /** The value in brackets right behind the name: {@code the passphrase (X)}. */
  private static boolean inBrackets(Scan scan, int open) {
    Text text = scan.text;
    int close = text.indexOf(')', open, open + SpokenPassword.MOST_IN_BRACKETS);
    boolean named = close > 0 && text.charAt(open - 1) == ' ' && SpokenPassword.isName(text, open - 1);
    if (named && text.indexOf(' ', open, close) < 0) {
      SpokenPassword.add(scan, open + 1, close, SpokenPassword.isMarked(text, open + 1, close));
    }
    return named;
  }
}
