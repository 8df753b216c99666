package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/**
 * Passwords that no sign assigns: {@code --password X}, {@code setPassword("X")}, {@code PASSWORD 'X'},
 * {@code the password for the server is X}.
 */
final class PasswordPhrase {
  private static final int MOST_BETWEEN = 4;
  static final int MOST_ARGUMENT = 60;
  private static final int LEAST_PLAIN = 8;
  /** The longest short name, such as "pwd". */
  private static final int BRIEF = 3;
  private static final Words VERBS = Words.of("is was ist lautet to as are be es est è");
  private static final Words BETWEEN = Words.of("for of the on my our your his her their admin root user account"
      + " server database db wifi site login für zu vom des new old temporary default set has been changed reset"
      + " current email vpn router network machine box zip file archive hire host share staging prod production test"
      + " dev jump bastion shared wlan guest portal app got gets mailbox");
  /** What a password may be of, and whose name does not follow. */
  private static final Words THINGS = Words.of("zip file archive wifi wlan network router portal app site vpn box");
  private static final String[] ARROWS = {"→", "→ ", "-> ", "=> ", "> ", "» ", "▸ ", "› "};
  private static final Words NETRC = Words.of("machine");

  private PasswordPhrase() {}

  /** The letter w of "password", "passwort", "passwd", "pw", "pwd". */
  static void verify(Scan scan, int at) {
    Text text = scan.text;
    char before = Chars.at(text, at - 1);
    boolean brief = (before | 32) == 'p' && !Chars.wordBefore(text, at - 1);
    if (!brief && (before | 32) == 'p') {
      GivenLiteral.within(scan, at);
      return;
    }
    if (!brief && ((before | 32) != 's' || (Chars.at(text, at - 2) | 32) != 's'
        || (Chars.at(text, at - 3) | 32) != 'a')) {
      return;
    }
    int start = brief ? at - 1 : at - 4;
    int end = at + 1;
    while (end < text.length() && end - at < 5 && Chars.isLetter(text.charAt(end))) {
      end++;
    }
    char next = Chars.at(text, end);
    if (PasswordNames.of(text, end) != Kind.PASSWORD) {
      return;
    }
    scan.worked(60);
    PasswordBefore.said(scan, start);
    GivenLiteral.verify(scan, PasswordNames.nameStart(text, start), end);
    ToldWord.answered(scan, end);
    PasswordRows.verify(scan, PasswordNames.nameStart(text, start), end);
    PasswordBefore.quoted(scan, PasswordNames.nameStart(text, end), end);
    if (text.startsWith("\"\n\n", end)) {
      ToldWord.field(scan, end + 3);
    } else if (text.startsWith("'s ", end)) {
      value(scan, end + 3, false, false);
    } else if (next == '(' && isSetter(text, start)) {
      value(scan, end + 1, true, false);
    } else if (Chars.at(text, end + 1) == ',' && PasswordCall.isNamed(text, end)) {
      PasswordCall.pair(scan, Chars.at(text, end + 2) == ' ' ? end + 3 : end + 2, PasswordCall.isProperty(text, end));
    } else if (Assignments.isQuote(next) && (text.startsWith(").", end + 1) || text.startsWith("].", end + 1))) {
      PasswordCall.typed(scan, end + 3);
    } else if (next == ']' && Assignments.isQuote(Chars.at(text, end + 1)) && text.startsWith(").", end + 2)) {
      PasswordCall.typed(scan, end + 4); // get("input[name=password]").type("X")
    } else if (next == ']' && text.startsWith(", ", end + 2) && PasswordCall.isFirst(text, end + 1)
        && PasswordCall.isFilled(text, at)) {
      PasswordCall.pair(scan, end + 4, false); // fill("input[name=password]", "X")
    } else if (text.startsWith("-value ", end)) {
      value(scan, end + "-value ".length(), true, false);
    } else if (isMenu(text, start, end)) {
      return;
    } else if (next == '→') {
      value(scan, Chars.at(text, end + 1) == ' ' ? end + 2 : end + 1, false, false);
    } else if (next == ',') {
      ToldWord.inClause(scan, end);
    } else if (next == ' ') {
      ToldWord.inClause(scan, end);
      boolean option = text.startsWith("--", start - 1) || text.startsWith("--", wordsStart(text, start));
      char quote = Chars.at(text, end + 1);
      if (option || Assignments.isQuote(quote)) {
        value(scan, end + 1, false, option);
      } else if (ToldWord.isSettingOf(text, start)) {
        value(scan, end + 1, false, true);
      } else {
        phrase(scan, start, end);
      }
    }
  }

  /** Whether it is an entry of a menu, on the way to another one: {@code Settings → Password → Change}. */
  private static boolean isMenu(Text text, int start, int end) {
    int behind = Chars.at(text, end) == ' ' ? end + 1 : end;
    return Chars.endsAny(text, start, ARROWS) && Chars.startsAny(text, behind, ARROWS);
  }

  static int lettersEnd(Text text, int start) {
    int end = start;
    while (end < text.length() && end - start < 16 && Chars.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether the name of a method begins here, or with set or with. */
  private static boolean isSetter(Text text, int start) {
    return !Chars.wordBefore(text, start) || Chars.at(text, start - 1) == '_' && !text.startsWith("get_", start - 4)
        || text.regionMatches(true, start - 3, "set", 0, 3)
        || text.regionMatches(true, start - 4, "with", 0, 4);
  }

  private static int wordsStart(Text text, int at) {
    int start = at;
    while (start > 0 && at - start < 24 && (Chars.isWord(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
      start--;
    }
    return start;
  }

  /** Up to four words of the phrase, then a verb, then the value. */
  private static void phrase(Scan scan, int name, int from) {
    Text text = scan.text;
    int at = from;
    for (int word = 0; word <= MOST_BETWEEN; word++) {
      if (word > 0 && Chars.at(text, at) == ':' && Chars.at(text, at + 1) == ' '
          && THINGS.has(text, PasswordNames.wordStart(text, at), at)) {
        value(scan, at + 2, false, false);
        return;
      }
      if (Chars.at(text, at) != ' ') {
        return;
      }
      int start = at + 1;
      if (word > 0 && ":=".indexOf(Chars.at(text, start)) >= 0 && Chars.at(text, start + 1) == ' ') {
        value(scan, start + 2, false, false);
        return;
      }
      int end = lettersEnd(text, start);
      if (VERBS.has(text, start, end)
          && (word > 0 || from - name > BRIEF || !text.startsWith("to ", start) && !text.startsWith("as ", start)
          || ToldWord.isSet(text, name))) {
        int value = end + 1;
        if (Chars.at(text, end) == ':') {
          value++;
        } else if (text.startsWith("now ", value) && isLast(text, value + "now ".length())) {
          value += "now ".length();
        } else {
          value = ToldPassword.behindHedges(text, value);
        }
        int next = lettersEnd(text, value);
        if (Chars.at(text, next) != ' ' || !BETWEEN.has(text, value, next)) {
          value(scan, value, false, false);
          return;
        }
      } else if (word == 0 && isLine(text, from) && ownedEnd(text, start) > 0) {
        value(scan, ownedEnd(text, start), false, true);
        return;
      } else if (!isBetween(scan, start, end)) {
        int changed = ToldPassword.changedEnd(text, start);
        int thing = ToldPassword.thingEnd(text, from);
        if (changed > 0 && Assignments.isQuote(Chars.at(text, changed))) {
          value(scan, changed, true, false);
        } else if (thing > 0) {
          ToldPassword.ofThing(scan, thing + 2);
        } else if (word == 0 && (scan.near(from, from, NETRC) || isPlainlyOne(text, start))) {
          value(scan, start, false, true);
        } else if (word == 0) {
          ToldWord.bare(scan, name, start);
        }
        return;
      }
      at = end;
    }
  }

  /** Whether a clause ends behind the word that begins here, or it is like few words. */
  private static boolean isLast(Text text, int start) {
    int end = PasswordValue.bareEnd(text, start);
    return Chars.at(text, end) != ' ' || PasswordValue.isCased(text, start, end) || hasMark(text, start, end);
  }

  /** Whether {@code PASSWORD} in capitals, which ends here, begins a line, as in what a set-up prints. */
  private static boolean isLine(Text text, int end) {
    int start = end - "PASSWORD".length();
    return text.startsWith("PASSWORD", start) && (start == 0 || text.charAt(start - 1) == '\n');
  }

  /** Where the value begins that a sign gives to somebody's password, {@code PASSWORD elastic = X}; else 0. */
  private static int ownedEnd(Text text, int start) {
    int end = start;
    while (Chars.isWord(Chars.at(text, end)) && end - start < MOST_ARGUMENT) {
      end++;
    }
    return end > start && text.startsWith(" = ", end) ? end + 3 : 0;
  }

  /** Whether what is right behind the name can be nothing else: letters, digits and a mark, and no sign of code. */
  private static boolean isPlainlyOne(Text text, int start) {
    int end = wordEnd(text, start);
    for (int i = start; i < end; i++) {
      if ("=@:/".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return lettersEnd(text, start) > start && end - start >= LEAST_PLAIN && hasDigit(text, start, end)
        && hasMark(text, start, end);
  }

  /** Whether the phrase may go on with this word; an arrow to the value is followed. */
  private static boolean isBetween(Scan scan, int start, int end) {
    Text text = scan.text;
    if (text.startsWith("-> ", start) || text.startsWith("=> ", start) || text.startsWith("→ ", start)) {
      value(scan, text.indexOf(' ', start) + 1, false, false);
      return false;
    }
    return BETWEEN.has(text, start, end) && (Chars.at(text, end) <= ' ' || ":='’".indexOf(Chars.at(text, end)) >= 0);
  }

  /** The value itself: in quotes, or one word with a digit or a mark in it. */
  static void value(Scan scan, int from, boolean quotesOnly, boolean option) {
    Text text = scan.text;
    char quote = Chars.at(text, from);
    boolean quoted = Assignments.isQuote(quote);
    int start = quoted ? from + 1 : Assignments.behindFat(text, from);
    int end = !quoted && start > from ? text.indexOf("**", start, start + MOST_ARGUMENT)
        : quoted ? PasswordValue.quotedEnd(text, start, quote)
        : option ? PasswordValue.bareEnd(text, start) : wordEnd(text, start);
    if (end <= start || quotesOnly && !quoted) {
      return;
    }
    boolean sentence = !quoted && !option;
    while (sentence && end > start && "!?:".indexOf(text.charAt(end - 1)) >= 0
        && !hasDigit(text, start, end)) {
      end--;
    }
    if (end > start && (!sentence || isLikely(text, start, end))) {
      boolean argument = option && PlainValue.isArgument(text, start, end);
      PasswordAssignment.judge(scan, start, end, Kind.PASSWORD, quoted || argument);
    } else if (sentence) {
      ToldWord.said(scan, start);
    }
  }

  /** Where a word of a sentence ends: it may have any mark in it, but not behind it. */
  private static int wordEnd(Text text, int start) {
    int end = start;
    while (end < text.length() && end - start <= PasswordValue.MOST
        && !Character.isWhitespace(text.charAt(end)) && "\"`<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > start && ".,;:)'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end - start <= PasswordValue.MOST ? end : start;
  }

  /** Whether it is no word: a digit or a mark is in it, or it looks random, or is words with dashes. */
  static boolean isLikely(Text text, int start, int end) {
    return hasDigit(text, start, end) || hasMark(text, start, end) || PasswordValue.isPassphrase(text, start, end)
        || Entropy.isMixed(text, start, end) && !Entropy.isWordy(text, start, end, 2);
  }

  static boolean hasDigit(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean hasMark(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("!@#$%^*+=?~".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
