package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * Whether a value in quotes is that argument of a call which is a password, by what is called or by the data source
 * that comes first: {@code new NetworkCredential("user", "X")}, {@code connect("dbi:Pg:db", "user", "X")}.
 */
final class PasswordArgument {
  /** Calls whose second argument is a password, whatever it looks like. */
  private static final Words SECOND = Words.of("networkcredential passwordauthentication httpbasicauth"
      + " usernamepasswordcredentials setbasicauth basicauth basic_auth"
      + " pgp_sym_encrypt pgp_sym_decrypt");
  /** Such whose second argument may be something else as well. */
  private static final Words LIKELY_SECOND = Words.of("login credentials authenticate signin oci_connect");
  private static final Words THIRD = Words.of("getconnection mysqli pdo mysqli_connect mysql_connect ftp_login"
      + " ldap_bind ssh2_auth_password signinwithemailandpassword createuserwithemailandpassword odbc_connect");
  /** Ways to log in, which such calls and pairs name first: another name follows. */
  private static final Words WAYS = Words.of("oauth oauth2 jwt bearer basic digest google github gitlab facebook"
      + " twitter apple microsoft azure local saml ldap oidc sso session email phone magic-link credentials token"
      + " apikey api_key ed25519 rsa ecdsa aws gcp cookie");
  private static final Words FOURTH = Words.of("credentials");
  /** What a data source begins with: a user and a password follow it. */
  private static final String[] SOURCES = {"jdbc:", "dbi:", "DBI:"};
  /** What a pair of a user and a password is given to, before the sign. */
  private static final String[] PAIRS = {"auth", "auth ", "creds ", "credentials ", "login "};
  private static final int LEAST_WORD = 4;
  /** Behind the name of a type. */
  private static final String[] NEW = {"::new", "->__construct"};

  private PasswordArgument() {}

  /**
   * @param before where what stands before the value ends: a comma, with the other arguments before it
   * @param from where the value begins
   */
  static boolean is(Scan scan, int before, int from) {
    Text text = scan.text;
    if (text.charAt(before - 1) != ',') {
      return false;
    }
    long arguments = CallArguments.before(text, before);
    if (arguments == CallArguments.NONE) {
      scan.worked(CallArguments.MOST);
      return false;
    }
    int open = CallArguments.open(arguments);
    scan.worked(before - open);
    return isOf(text, open, CallArguments.commas(arguments), from);
  }

  private static boolean isOf(Text text, int open, int commas, int from) {
    int end = open;
    for (String made : NEW) {
      end = text.startsWith(made, open - made.length()) ? open - made.length() : end;
    }
    int name = PasswordNames.nameStart(text, end);
    return switch (commas) {
      case 1 -> SECOND.has(text, name, end) || LIKELY_SECOND.has(text, name, end) && isLikely(text, from)
          && !isWay(text, open + 1) || text.startsWith("WiFi.begin", end - "WiFi.begin".length());
      case 2 -> THIRD.has(text, name, end) || isSource(text, open + 1) && isLikely(text, from);
      case 3 -> FOURTH.has(text, name, end);
      default -> false;
    };
  }

  /** The equals sign of {@code auth=(user, "X")}. */
  static void verifyPair(Scan scan, int at) {
    Text text = scan.text;
    for (String pair : PAIRS) {
      int open = Chars.at(text, at + 1) == ' ' ? at + 2 : at + 1;
      char close = Chars.at(text, open) == '(' ? ')' : ']';
      if ("([".indexOf(Chars.at(text, open)) >= 0 && text.startsWith(pair, at - pair.length())
          && !Chars.isLetter(Chars.at(text, at - pair.length() - 1))) {
        int comma = text.indexOf(", ", open, open + CallArguments.MOST);
        int from = comma + ", ".length() + 1;
        char quote = Chars.at(text, from - 1);
        int end = comma > 0 && Assignments.isQuote(quote) ? PasswordValue.quotedEnd(text, from, quote) : from;
        scan.worked(CallArguments.MOST);
        boolean sure = pair.startsWith("auth") || PasswordPhrase.isLikely(text, from, end);
        boolean word = close == ')' && Assignments.isQuote(Chars.at(text, open + 1))
            && end - from > LEAST_WORD && PlainValue.isWord(text, from, end);
        if (end <= from || !sure && !word || Chars.at(text, end + 1) != close || text.indexOf('\n', open, comma) >= 0
            || isWay(text, open + 1) && (close == ']' || !pair.startsWith("auth"))) {
          return;
        }
        if (sure && (close == ')' || PasswordPhrase.hasMark(text, from, end))) {
          PasswordAssignment.judge(scan, from, end, Kind.PASSWORD, true);
        } else {
          PasswordAssignment.weak(scan, from, end); // a list may be of anything, and a word be the name of something
        }
        return;
      }
    }
  }

  /** Whether a way to log in is named, in quotes, at a place. */
  private static boolean isWay(Text text, int argument) {
    char quote = Chars.at(text, argument);
    int end = Assignments.isQuote(quote) ? PasswordValue.quotedEnd(text, argument + 1, quote) : argument;
    return end > argument && WAYS.has(text, argument + 1, end);
  }

  private static boolean isSource(Text text, int argument) {
    if (Assignments.isQuote(Chars.at(text, argument))) {
      for (String source : SOURCES) {
        if (text.startsWith(source, argument + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the value in quotes that begins here is no word and no path. */
  private static boolean isLikely(Text text, int from) {
    int end = PasswordValue.quotedEnd(text, from, text.charAt(from - 1));
    return PasswordPhrase.isLikely(text, from, end) && text.indexOf('/', from, end) < 0;
  }
}
