package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** Passwords that are given to commands as options without a name: {@code -pX}, {@code -u user:X}. */
final class PasswordOption {
  private static final Words TOOLS = Words.of("mysql mysqldump mysqladmin mariadb sshpass docker podman login redis"
      + " mongo mongosh mongodump psql zip unzip keytool helm registry sqlcmd htpasswd"
      + " cqlsh cypher ncftpput ncftpget rdesktop keychain");
  private static final Words CURL = Words.of("curl wget http httpie lftp smbclient");
  private static final Words LOGINS = Words.of("docker podman login helm registry");
  private static final Words REDIS = Words.of("redis");
  private static final Words UPPER = Words.of("sqlcmd bcp zip unzip ipmitool mosquitto");
  private static final Words LDAP = Words.of("ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami");
  private static final String[] SAMBA = {"smbclient ", "rpcclient ", "smbget ", "winexe ", "smbcacls "};
  private static final int MOST_COMMAND = 200;
  private static final int MOST_LETTERS = 8;
  private static final int LEAST_KEY = 20;
  private static final Words USERS = Words.of("user username login usr usuario benutzer account email uid");
  /** Users that keys of vendors are given for. */
  private static final Words NOBODY = Words.of("api apikey key token x oauth anystring");

  private PasswordOption() {}

  /** The dash of {@code -p} and {@code -u user:password}. */
  static void verify(Scan scan, int at) {
    Text text = scan.text;
    char before = Chars.at(text, at - 1);
    char letter = Chars.at(text, at + 1);
    if (letter == 'u' && text.startsWith("-user", at) && before == '-') {
      user(scan, at, at + 6);
      return;
    }
    if (before == '-' && (text.startsWith("-passphrase ", at)
        || text.startsWith(" --pass ", at - 2) && isOfUser(scan, at))) {
      PasswordPhrase.value(scan, text.indexOf(' ', at) + 1, false, true);
      return;
    }
    if (letter == 'p' && before == '-' && (text.startsWith("-password-stdin", at)
        || text.startsWith("-passwd-on-stdin", at) || text.startsWith("-passphrase-stdin", at))) {
      piped(scan, at);
      return;
    }
    if (letter == 'S' && text.startsWith("sudo ", at - "sudo ".length()) || text.startsWith("passwd --stdin", at - 8)) {
      piped(scan, at);
      return;
    }
    if (letter == 'A' && text.startsWith("AsPlainText", at + 1)) {
      plain(scan, at - 1);
      return;
    }
    if (text.startsWith("storepass ", at + 1) || text.startsWith("keypass ", at + 1)) {
      PasswordPhrase.value(scan, text.indexOf(' ', at) + 1, false, true);
      return;
    }
    if (text.startsWith("htpasswd ", at - 9)) {
      hashed(scan, at);
      return;
    }
    if (letter == 'U' && before == ' ' && Chars.at(text, at + 2) == ' ') {
      account(scan, at);
      return;
    }
    if (text.charAt(at) != '-' || "puaPwNAXk".indexOf(letter) < 0 || before != ' ') {
      return;
    }
    boolean blank = Chars.at(text, at + 2) == ' ';
    int start = blank ? at + 3 : at + 2;
    scan.worked(MOST_COMMAND);
    if (letter == 'u') {
      user(scan, at, start);
    } else if (!isPorts(text, start) && ("NAXk".indexOf(letter) < 0 && scan.near(at, at + 2, tools(letter))
        || isOfLine(text, at, letter, blank))) {
      // Behind a blank some commands take what is no password: the name of a database.
      boolean word = blank && letter == 'p' && PlainValue.isArgument(text, start, PasswordValue.bareEnd(text, start));
      if (!word || scan.near(at, at + 2, LOGINS)) {
        PasswordPhrase.value(scan, start, false, true);
      }
    }
  }

  /** Whether a user is named beside it, and not a pass of a program over something: {@code --pass loop-unroll2}. */
  private static boolean isOfUser(Scan scan, int at) {
    Text text = scan.text;
    int option = text.indexOf(" -", at, at + MOST_COMMAND);
    return scan.near(at, at + 1, USERS) || isOnLine(text, at, " -u ") || Chars.startsAny(text, option, " -u ");
  }

  /** Whether a command on its line takes such an option. */
  private static boolean isOfLine(Text text, int at, char letter, boolean blank) {
    return switch (letter) {
      case 'w' -> isOnLine(text, at, "ldap") || isOnLine(text, at, "security add-");
      case 'p' -> blank ? isOnLine(text, at, "az login ") || isOnLine(text, at, "psexec ")
          : isOnLine(text, at, "7z ") || isOnLine(text, at, "rar x ");
      case 'k' -> blank && isOnLine(text, at, "openssl ");
      case 'N' -> isOnLine(text, at, "ssh-keygen ");
      case 'A', 'X' -> isOnLine(text, at, "snmp") && isOnLine(text, at, " -v3");
      default -> false;
    };
  }

  /** What a command reads from a pipe or a here-string: {@code echo X | sudo -S}, {@code sudo -S <<< "X"}. */
  private static void piped(Scan scan, int at) {
    Text text = scan.text;
    int pipe = text.lastIndexOf('|', at, at - MOST_COMMAND);
    int echo = pipe < 0 ? -1 : text.lastIndexOf("echo ", pipe, pipe - MOST_COMMAND);
    scan.worked(MOST_COMMAND);
    int here = text.indexOf(" <<< ", at, at + MOST_COMMAND);
    if (here > 0 && !ends(text, at, here) && Chars.at(text, at + 1) == 'S') {
      PasswordPhrase.value(scan, here + " <<< ".length(), false, true);
    } else if (echo >= 0 && !ends(text, echo, at)) {
      int from = echo + "echo ".length();
      PasswordPhrase.value(scan, text.startsWith("-n ", from) ? from + 3 : from, false, true);
    }
  }

  /** {@code htpasswd -bc FILE USER X}, {@code htpasswd -nb USER X}. */
  private static void hashed(Scan scan, int at) {
    Text text = scan.text;
    int options = text.indexOf(' ', at, at + MOST_LETTERS);
    if (options < 0 || text.indexOf('b', at, options) < 0) {
      return;
    }
    int words = text.indexOf('n', at, options) < 0 ? 2 : 1;
    int from = options + 1;
    while (words > 0 && from > 0 && Chars.at(text, from) != '-') {
      from = text.indexOf(' ', from, from + MOST_COMMAND) + 1;
      words--;
    }
    if (words == 0 && from > 0) {
      PasswordPhrase.value(scan, from, false, true);
    }
  }

  private static Words tools(char letter) {
    return switch (letter) {
      case 'a' -> REDIS;
      case 'P' -> UPPER;
      case 'w' -> LDAP;
      default -> TOOLS;
    };
  }

  /** The text before it in quotes, as of {@code ConvertTo-SecureString "X" -AsPlainText}. */
  private static void plain(Scan scan, int end) {
    Text text = scan.text;
    char quote = Chars.at(text, end - 1);
    int behind = end + "-AsPlainText ".length() + 1;
    int word = text.lastIndexOf(' ', end - 1, end - MOST_COMMAND) + 1;
    scan.worked(MOST_COMMAND);
    if (Assignments.isQuote(Chars.at(text, behind))) {
      PasswordPhrase.value(scan, behind, true, false);
    } else if (Chars.isAlnum(Chars.at(text, word)) && !Assignments.isQuote(quote)
        && text.startsWith("SecureString ", word - "SecureString ".length())) {
      PasswordAssignment.judge(scan, word, end, Kind.PASSWORD, false);
    } else if (Assignments.isQuote(quote)) {
      int start = text.lastIndexOf(quote, end - 2) + 1;
      scan.worked(Math.max(0, end - start));
      if (start > 1 && end - start < PasswordValue.MOST) {
        PasswordAssignment.judge(scan, start, end - 1, Kind.PASSWORD, true);
      }
    }
  }

  /** A number, or numbers of ports as of {@code docker run -p 8080:80}. */
  private static boolean isPorts(Text text, int start) {
    int end = start;
    while (Chars.isDigit(Chars.at(text, end)) || ":./".indexOf(Chars.at(text, end)) >= 0) {
      end++;
    }
    return end > start && Chars.at(text, end) <= ' ';
  }

  /** What Samba's commands take behind the user: {@code smbclient -U user%X}. */
  private static void account(Scan scan, int at) {
    Text text = scan.text;
    char quote = Chars.at(text, at + 3);
    boolean quoted = Assignments.isQuote(quote);
    int start = quoted ? at + 4 : at + 3;
    int end = quoted ? PasswordValue.quotedEnd(text, start, quote) : PasswordValue.bareEnd(text, start);
    int sign = text.indexOf('%', start, end);
    scan.worked(MOST_COMMAND);
    for (String command : SAMBA) {
      if (sign > start && sign < end - 1 && isOnLine(text, at, command)) {
        boolean word = PlainValue.isArgument(text, sign + 1, end);
        PasswordAssignment.judge(scan, sign + 1, end, Kind.PASSWORD, quoted || word);
        return;
      }
    }
  }

  private static void user(Scan scan, int at, int from) {
    Text text = scan.text;
    char quote = Chars.at(text, from);
    boolean quoted = Assignments.isQuote(quote);
    int start = quoted ? from + 1 : from;
    int end = quoted ? PasswordValue.quotedEnd(text, start, quote) : PasswordValue.bareEnd(text, start);
    if (Chars.at(text, end) == ',' && isOnLine(text, at, "lftp ")) {
      PasswordAssignment.judge(scan, end + 1, PasswordValue.bareEnd(text, end + 1), Kind.PASSWORD, true);
      return;
    }
    int colon = text.indexOf(':', start, end);
    if (colon <= start || !scan.near(at, at + 2, CURL) && !isOnLine(text, at, "curl ")) {
      return;
    }
    boolean empty = colon == end - 1;
    if (empty ? isKey(text, start, colon) : NOBODY.has(text, start, colon) && isKey(text, colon + 1, end)) {
      scan.addOver(ApiKey.TYPE, empty ? start : colon + 1, empty ? colon : end, Level.SHAPED);
    } else if (colon < end - 2) {
      boolean word = PlainValue.isArgument(text, colon + 1, end);
      PasswordAssignment.judge(scan, colon + 1, end, Kind.PASSWORD, quoted || word);
    }
  }

  /** Whether it looks random and is long: a key that is given in place of a user, or as the password of nobody. */
  private static boolean isKey(Text text, int start, int end) {
    return end - start >= LEAST_KEY && end - start <= PasswordValue.MOST && Entropy.isMixed(text, start, end)
        && Entropy.isRestless(text, start, end) && !Entropy.isPlaceholder(text, start, end)
        && Alphabet.ANY_BASE64.runEnd(text, start, PasswordValue.MOST) >= end;
  }

  /** Whether a command that begins so stands before a place, on its line or one that a backslash goes on. */
  private static boolean isOnLine(Text text, int at, String command) {
    for (int i = at; i >= Math.max(0, at - MOST_COMMAND); i--) {
      if (text.startsWith(command, i)) {
        return !ends(text, i, at);
      }
    }
    return false;
  }

  /** Whether a command ends between two places. */
  private static boolean ends(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == ';' || c == '\n' && Chars.at(text, i - 1) != '\\' || c == '&' && Chars.at(text, i + 1) == '&') {
        return true;
      }
    }
    return false;
  }
}
