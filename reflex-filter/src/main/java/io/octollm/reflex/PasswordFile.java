package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;
import java.util.Set;

/**
 * Passwords that only the form of a line tells: of {@code .pgpass}, of {@code sasl_passwd}, of {@code chpasswd}, of
 * {@code net use}, of the square code of a network.
 */
final class PasswordFile {
  private static final String POSTGRES = ":5432:";
  private static final String ANY = ":*:*:";
  private static final String PLAIN = ":{PLAIN}";
  /** A map of Postfix that has but one entry, of a user and a password. */
  private static final String STATIC = "= static:";
  private static final String USER = "/user:";
  private static final String TOOL = "chpass";
  private static final int MOST_NAME = 64;
  private static final int MOST_PORT = 5;
  private static final Set<String> PORTS = Set.of("25", "465", "587", "2525");

  private PasswordFile() {}

  /** The cheap question: what stands beside a colon in such a line. */
  static boolean mayBeAt(Text text, int at) {
    char next = Chars.at(text, at + 1);
    char before = Chars.at(text, at - 1);
    return next == '5' || next == '*' || next == '{' || before == 'P' || before == 'r' || before == ']'
        || before == 'c' && next != ' ';
  }

  /** A colon or an equals sign. */
  static void verify(Scan scan, int at) {
    Text text = scan.text;
    if (text.startsWith(POSTGRES, at) || Chars.at(text, at + POSTGRES.length() - 1) == ':' && isPort(text, at)) {
      last(scan, field(text, field(text, at + POSTGRES.length())));
    } else if (text.startsWith(ANY, at) && beginsLine(text, at) && Chars.at(text, at + ANY.length()) != '*') {
      last(scan, field(text, at + ANY.length()));
    } else if (Chars.at(text, at - 1) == ']') {
      relay(scan, at);
    } else if (text.startsWith(STATIC, at + 1 - STATIC.length())) {
      last(scan, field(text, at + 1));
    } else if (text.startsWith(PLAIN, at)) {
      last(scan, at + PLAIN.length());
    } else if (text.startsWith(";P:", at - 2)) {
      network(scan, at);
    } else if (text.startsWith(USER, at - USER.length() + 1)) {
      int blank = text.indexOf(' ', at, at + MOST_NAME);
      boolean plain = blank > 0 && Chars.at(text, blank + 1) != '/' && Chars.at(text, blank + 1) != '\\';
      boolean used = text.lastIndexOf("net use", at, at - MOST_NAME) >= 0;
      value(scan, plain && used ? blank + 1 : used ? before(text, at - USER.length()) : 0, false);
    }
  }

  /** Whether a port of four digits stands behind the host that begins a line. */
  private static boolean isPort(Text text, int at) {
    int end = at + POSTGRES.length() - 1;
    return Alphabet.DIGITS.runEnd(text, at + 1, MOST_PORT) == end && beginsLine(text, at);
  }

  /** {@code [smtp.example.org]:587 user:X}: a line of its own. */
  private static void relay(Scan scan, int at) {
    Text text = scan.text;
    int open = text.lastIndexOf('[', at, at - MOST_NAME);
    int port = Alphabet.DIGITS.runEnd(text, at + 1, MOST_PORT);
    boolean line = open >= 0 && (open == 0 || text.charAt(open - 1) == '\n') && text.indexOf('.', open, at) > 0;
    int colon = line && Chars.at(text, port) == ' ' ? text.indexOf(':', port, port + MOST_NAME) : -1;
    scan.worked(MOST_NAME);
    if (colon > port + 1 && PORTS.contains(text.substring(at + 1, port)) && text.indexOf(' ', port + 1, colon) < 0
        && Chars.at(text, PasswordValue.bareEnd(text, colon + 1)) < ' ') {
      value(scan, colon + 1, false);
    }
  }

  /** Where the word before a blank begins, as long as it is no place in a network: {@code \\host\share X /user:U}. */
  private static int before(Text text, int blank) {
    int start = blank;
    while (start > 0 && blank - start < MOST_NAME && text.charAt(start - 1) > ' ') {
      start--;
    }
    char first = Chars.at(text, start);
    return first == '\\' || first == '*' || first == '/' || Chars.at(text, blank - 1) == ':' ? 0 : start;
  }

  /** Whether nothing but the name of a host stands before a colon on its line. */
  private static boolean beginsLine(Text text, int at) {
    int start = at;
    while (start > 0 && at - start < MOST_NAME
        && (Chars.isToken(text.charAt(start - 1)) || text.charAt(start - 1) == '*')) {
      start--;
    }
    return start < at && (start == 0 || text.charAt(start - 1) == '\n');
  }

  /** The password of a network as its square code holds it: {@code WIFI:T:WPA;S:name;P:X;;}. */
  private static void network(Scan scan, int at) {
    Text text = scan.text;
    int begin = text.lastIndexOf("WIFI:", at, at - PasswordValue.MOST);
    int end = text.indexOf(';', at, at + PasswordValue.MOST);
    scan.worked(PasswordValue.MOST);
    if (begin >= 0 && end > at + 1) {
      PasswordAssignment.judge(scan, at + 1, end, Kind.PASSWORD, true);
    }
  }

  /** The letter w of {@code chpasswd}, which reads {@code user:X} from a pipe or a here-string. */
  static void verifyPiped(Scan scan, int at) {
    Text text = scan.text;
    if (!text.startsWith(TOOL, at - TOOL.length())) {
      return;
    }
    if (text.startsWith("d:\n", at + 1)) {
      listed(scan, at + 4);
      return;
    }
    int quote = at - TOOL.length();
    while (quote > 0 && at - quote < MOST_NAME && " |sudo".indexOf(text.charAt(quote - 1)) >= 0) {
      quote--;
    }
    char mark = Chars.at(text, quote - 1);
    int open = text.startsWith(" <<< ", at + 2) ? at + 7 : -1;
    if (open > 0 && Assignments.isQuote(Chars.at(text, open))) {
      pair(scan, open + 1, PasswordValue.quotedEnd(text, open + 1, text.charAt(open)));
    } else if (Assignments.isQuote(mark)) {
      int start = text.lastIndexOf(mark, quote - 2, quote - 2 - PasswordValue.MOST) + 1;
      pair(scan, start, start > 0 ? quote - 1 : start);
    }
  }

  /** The first user of the list in what sets up a machine in the cloud: {@code chpasswd:}, {@code list: |}. */
  private static void listed(Scan scan, int from) {
    Text text = scan.text;
    int list = text.indexOf("list: |\n", from, from + MOST_NAME);
    int line = list < 0 ? -1 : list + "list: |\n".length();
    int end = line < 0 ? -1 : text.indexOf('\n', line, line + PasswordValue.MOST);
    scan.worked(MOST_NAME);
    if (line > 0) {
      pair(scan, line, end < 0 ? Math.min(text.length(), line + PasswordValue.MOST) : end);
    }
  }

  private static void pair(Scan scan, int start, int end) {
    int colon = scan.text.indexOf(':', start, end);
    scan.worked(end - start);
    if (colon > start && colon + 1 < end) {
      PasswordAssignment.judge(scan, colon + 1, end, Kind.PASSWORD, true);
    }
  }

  /** Where the field behind the one that begins at a place begins; 0 when none does. */
  private static int field(Text text, int from) {
    int end = from;
    while (from > 0 && end - from < MOST_NAME && (Chars.isToken(Chars.at(text, end)) || Chars.at(text, end) == '*')) {
      end++;
    }
    return end > from && Chars.at(text, end) == ':' ? end + 1 : 0;
  }

  /** The value of the last field. */
  private static void last(Scan scan, int start) {
    value(scan, start, true);
  }

  private static void value(Scan scan, int start, boolean field) {
    int end = start > 0 ? PasswordValue.bareEnd(scan.text, start) : start;
    int colon = field ? scan.text.indexOf(':', start, end) : -1;
    end = colon < 0 ? end : colon;
    scan.worked(end - start);
    if (end > start) {
      PasswordAssignment.judge(scan, start, end, Kind.PASSWORD, true);
    }
  }
}
