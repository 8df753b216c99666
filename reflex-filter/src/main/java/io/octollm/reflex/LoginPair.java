package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** A password behind its user and a slash: {@code log in with admin / X}, {@code sqlplus app/X@//ora1}. */
final class LoginPair {
  private static final int MOST_USER = 24;
  private static final int MOST_COMMAND = 60;
  private static final int LEAST = 6;
  private static final Words CUES = Words.of("login logins logon signin sign creds cred credentials credential"
      + " zugang zugangsdaten anmelden einloggen anmeldung anmeldedaten accesso accedi accedere acceso acceder"
      + " credenciales credenziali credenciais connexion connecter identifiants identifiant dostęp dane logowanie"
      + " zaloguj inloggen inloggegevens inlog password passwords passwort pwd pw mdp contraseña senha hasło"
      + " wachtwoord acesso entrar");
  private static final String[] AS = {"og in as ", "ogin as ", "ogin with ", "og in with ", "reds: ", "redentials: ",
      "ogin: ", "reds are ", "redentials are ", "ign in as ", "ign in with "};
  /** What one logs in with, or where the code for it is, and no user. */
  private static final Words SERVICES = Words.of("google facebook github gitlab apple microsoft twitter linkedin okta"
      + " saml oauth oauth2 sso oidc src app lib api pages views components routes public static assets test tests");
  private static final String[] SHORT = {" p", " pw", " pwd", " pass"};
  /** Users that no program has as a word of its own beside a slash or a colon. */
  private static final Words USERS = Words.of("root admin administrator sysadmin");

  private LoginPair() {}

  /** The colon behind a word for credentials: {@code creds: build / X}. */
  static void listed(Scan scan, int colon) {
    Text text = scan.text;
    int slash = text.indexOf(" / ", colon + 2, colon + 2 + MOST_USER);
    if (slash > 0 && text.indexOf('\n', colon, slash) < 0
        && CUES.has(text, SpokenPassword.wordStart(text, colon), colon)) {
      ToldWord.said(scan, slash + " / ".length());
    }
    scan.worked(MOST_USER);
  }

  /** The colon between a user and a password that are said to be the credentials: {@code credentials are ann:X}. */
  static void joined(Scan scan, int colon) {
    Text text = scan.text;
    int user = PasswordNames.nameStart(text, colon);
    int verb = Chars.at(text, user - 1) == ' ' ? SpokenPassword.wordStart(text, user - 1) : user;
    boolean told = verb < user && (text.startsWith("are ", verb) || text.startsWith("is ", verb));
    int end = USERS.has(text, user, colon) ? PasswordValue.bareEnd(text, colon + 1) : colon;
    if (end - colon > LEAST && PasswordPhrase.hasDigit(text, colon + 1, end) && Chars.isLetter(text.charAt(colon + 1))
        && Chars.at(text, end) != ':' && text.indexOf(':', colon + 1, end) < 0 && scan.near(user, end, CUES)) {
      PasswordAssignment.weak(scan, colon + 1, end);
    } else if (told && CUES.has(text, SpokenPassword.wordStart(text, verb - 1), verb - 1)) {
      PasswordAssignment.weak(scan, colon + 1, PasswordValue.bareEnd(text, colon + 1));
    }
  }

  /** {@code log in as admin/X}, {@code creds: kim/X}: behind the slash. */
  static void slashed(Scan scan, int start) {
    Text text = scan.text;
    int user = PasswordNames.nameStart(text, start - 1);
    int end = PasswordValue.bareEnd(text, start);
    scan.worked(end - start + MOST_USER);
    if (SERVICES.has(text, user, start - 1)) {
      return;
    }
    if (user < start - 1 && Chars.endsAny(text, user, AS) && text.indexOf('/', start, end) < 0 && end - start >= LEAST
        && text.indexOf('.', start, end) < 0) {
      SpokenPassword.add(scan, start, end, SpokenPassword.isMarked(text, start, end)
          || PasswordValue.isCased(text, start, end));
    }
  }

  /** A dash between small letters, which begin behind a slash: {@code log in with admin / tulip-fever}. */
  static void verifyWords(Scan scan, int dash) {
    Text text = scan.text;
    int start = dash;
    while (start > 0 && dash - start < MOST_USER && Chars.isLetter(text.charAt(start - 1))) {
      start--;
    }
    int end = ToldWord.end(text, start);
    if (start < dash && text.startsWith(" / ", start - 3) && Chars.wordBefore(text, start - 3)
        && text.indexOf('/', start, end + 2) < 0 && isCued(scan, start - 3, end)) {
      ToldWord.said(scan, start);
    }
  }

  /** Finds it where it begins at a place; tells whether it did. */
  static boolean verify(Scan scan, int start) {
    Text text = scan.text;
    if (text.startsWith(": ", start - 2) && isBrief(text, start - 2)) {
      SpokenPassword.add(scan, start, PasswordValue.bareEnd(text, start), false);
      return true;
    }
    if (text.startsWith(" with ", start - " with ".length())) {
      int user = PasswordNames.nameStart(text, start - " with ".length());
      int end = PasswordValue.bareEnd(text, start);
      boolean told = Chars.endsAny(text, user, AS) && end - start >= LEAST && Entropy.isMixed(text, start, end);
      if (told) {
        // Without a mark it may be a program or a device, and its version: as guest with Firefox115.
        SpokenPassword.add(scan, start, end, SpokenPassword.isMarked(text, start, end));
      }
      return told;
    }
    if (!text.startsWith(" / ", start - 3)) {
      return false;
    }
    int user = start - 3;
    while (user > 0 && start - user < MOST_USER
        && (Chars.isToken(text.charAt(user - 1)) || text.charAt(user - 1) == '@')) {
      user--;
    }
    int end = PasswordValue.bareEnd(text, start);
    scan.worked(end - start + MOST_USER);
    if (user >= start - 4 || end - start < LEAST || Chars.at(text, user - 1) == '/' || Chars.at(text, end) == '/'
        || text.startsWith(" /", end) || text.indexOf('(', start, end + 1) >= 0 || Chars.at(text, end) == ')'
        || text.indexOf('/', start, end) >= 0 || !isCued(scan, user, end)
        && !(USERS.has(text, user, start - 3) && SpokenPassword.isMarked(text, start, end)
            && PasswordValue.isCased(text, start, end) && text.charAt(end - 1) != '?')) {
      return false;
    }
    // Capitals begin the names of what people log in with: Google / Facebook2.
    boolean sure = SpokenPassword.isMarked(text, start, end)
        || PasswordValue.isCased(text, start, end) && !Character.isUpperCase(text.charAt(user));
    SpokenPassword.add(scan, start, end, sure);
    return true;
  }

  /** Whether it is said near that somebody logs in. */
  private static boolean isCued(Scan scan, int start, int end) {
    return scan.near(start, end, CUES) || scan.text.lastIndexOf("og in ", start, start - MOST_USER) >= 0;
  }

  /** {@code u: sales p: X}: a letter for the name, behind one for the user. */
  private static boolean isBrief(Text text, int sign) {
    return Chars.endsAny(text, sign, SHORT) && (text.lastIndexOf("u: ", sign, sign - MOST_USER) >= 0
        || text.lastIndexOf("ser: ", sign, sign - MOST_USER) >= 0);
  }

  /** What Oracle's tools take: {@code sqlplus user/X@host}, {@code jdbc:oracle:thin:user/X@host}. */
  static void oracle(Scan scan, int at) {
    Text text = scan.text;
    int user = at - 1;
    while (user > 0 && at - user < MOST_USER && Chars.isWord(text.charAt(user - 1))) {
      user--;
    }
    boolean given = text.startsWith("sqlplus ", user - "sqlplus ".length()) || text.startsWith("thin:", user - 5)
        || Chars.at(text, user - 1) == ' ' && text.lastIndexOf("sqlplus -", user, user - MOST_COMMAND) >= 0;
    int sign = text.indexOf('@', at, at + MOST_COMMAND);
    scan.worked(MOST_COMMAND);
    if (given && user < at - 1) {
      int end = sign > at ? sign : PasswordValue.bareEnd(text, at);
      PasswordAssignment.judge(scan, at, end, Kind.PASSWORD, true);
    }
  }
}
