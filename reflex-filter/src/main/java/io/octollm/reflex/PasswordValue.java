package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Judges what is given to a name: a password, or a template, a look-up, a type, a call. */
final class PasswordValue {
  static final int MOST = 200;
  private static final int LEAST_HASH = 20;
  /** From here on scripts know no blanks, and no password is written in them. */
  private static final char FIRST_EAST_ASIAN = '\u3000';
  private static final int LEAST = 4;
  private static final int LEAST_WORD = 3;
  private static final int LEAST_CASED = 8;
  private static final int MOST_NAME = 40;
  /** Of a passphrase. */
  static final int LEAST_WORDS = 4;
  private static final Words NO_VALUES = Words.of("null none true false undefined string str int required optional"
      + " password passwd secret token hidden text default empty bearer basic nil value yes no on off boolean bool"
      + " number char varchar incorrect invalid wrong expired unknown missing prompt ask file env this self super new"
      + " return passphrase username user email login not the your and must should is was input type object any array"
      + " void const let var changed reset forgot forgotten protected encrypted hashed authentication auth function"
      + " blank unset disabled enabled ignored masked redacted key sha1 sha256 sha512 md5 base64 utf8 utf16 bcrypt"
      + " rejected accepted varchar2 argon2 argon2id scram-sha-1 scram-sha-256 scram-sha-512 pbkdf2 oauth2 2fa"
      + " x509 s3 new-password current-password");
  /** Words of what a form says, which no phrase of words by chance holds. */
  private static final Words OF_SENTENCES = Words.of("the your you our and for with please enter must have has"
      + " this that not are was were will can could should new old than then from into does did been type confirm"
      + " repeat choose forgot reset change sign use using here password passwords passphrase least characters"
      + " character account user login required invalid wrong each when which what why how only same contains contain");

  private PasswordValue() {}

  /** The level of a value between two places; null when it is none. */
  static @Nullable Level level(Text text, int start, int end, Kind kind, boolean quoted) {
    int length = end - start;
    if (length < LEAST || isTemplate(text, start, end, quoted) || NO_VALUES.has(text, start, end)
        || NoPassword.is(text, start, end, quoted)) {
      return null;
    }
    boolean digit = false;
    boolean letter = false;
    boolean mark = false;
    boolean code = false;
    boolean plain = false;
    int blanks = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digit |= Chars.isDigit(c);
      letter |= Chars.isLetter(c);
      mark |= c < 128 && !Chars.isWord(c) && c != '.' && c != '-' && c != ' ';
      code |= "()[]{}<>".indexOf(c) >= 0;
      plain |= "!@#$%^&*+=?~|;".indexOf(c) >= 0;
      blanks += c == ' ' ? 1 : 0;
    }
    if ((text.charAt(end - 1) == '!' || text.charAt(end - 1) == '?') && NO_VALUES.has(text, start, end - 1)) {
      return null; // a type that may be null, or may not
    }
    boolean ofCode = code || !digit && PasswordNames.namesPassword(text, start, end);
    if (!quoted && ofCode || isPrompt(text, start, end)
        || blanks > 0 && (kind == Kind.SECRET
            || !digit && !mark && !(quoted && (isWords(text, start, end) || PlainValue.isFew(text, start, end))))
        || blanks > 5) {
      return null;
    }
    boolean mixed = letter && (digit || plain || mark && !code) || digit && mark || isPassphrase(text, start, end)
        || WordChain.is(text, start, end)
        || letter && Entropy.isMixed(text, start, end) && !Entropy.isWordy(text, start, end, 2);
    boolean secret = kind == Kind.PASSWORD
        ? length >= 6 && mixed
        : length >= 12 && digit && letter && Entropy.bits(text, start, end) >= 3
            && (quoted || !Entropy.isWordy(text, start, end));
    boolean member = !quoted && !mark && !PlainValue.isSetting(text, start) && Chars.isLetter(text.charAt(start))
        && isPath(text, start, end) && !(digit && isRandom(text, start, end)) && !isDashed(text, start, end)
        && !isOfWords(text, start, end) && !WordChain.is(text, start, end);
    boolean placeholder = kind == Kind.PASSWORD ? Entropy.saysPlaceholder(text, start, end)
        : Entropy.isPlaceholder(text, start, end);
    boolean named = !digit && !plain && PasswordNames.namesPassword(text, start, end);
    boolean doubtful = !secret || member || named || blanks > 0 || placeholder || Uuids.isAt(text, start, end)
        || kind == Kind.SECRET && Vendors.ALL.isFragment(text, start, end);
    if (!doubtful) {
      return Level.SHAPED;
    }
    boolean plausible = kind == Kind.PASSWORD
        ? quoted || (!member || digit && PlainValue.isLine(text, start, end))
            && (digit || mark || PlainValue.is(text, start, end)) || DottedValue.is(text, start, end)
        : digit && letter && length >= (quoted ? 8 : 10) && blanks == 0 && !member;
    return plausible ? Level.WEAK : null;
  }

  /** Whether it is four words or more of small letters with dashes between: {@code maple-otter-granite-comet}. */
  static boolean isPassphrase(Text text, int start, int end) {
    return isWords(text, start, end, '-');
  }

  /** Whether it says that there is none, or what kind it is of, or names another. */
  static boolean isNone(Text text, int start, int end) {
    return NO_VALUES.has(text, start, end) || PasswordNames.namesPassword(text, start, end)
        || Entropy.saysPlaceholder(text, start, end);
  }

  /** Whether a word is such as sentences of forms are made of. */
  static boolean isOfSentence(Text text, int start, int end) {
    return OF_SENTENCES.has(text, start, end);
  }

  /** Whether it is as many words with blanks between that make no sentence. */
  private static boolean isWords(Text text, int start, int end) {
    return isWords(text, start, end, ' ');
  }

  private static boolean isWords(Text text, int start, int end, char between) {
    int words = 0;
    int from = start;
    for (int i = start; i <= end; i++) {
      boolean over = i == end;
      if (over || text.charAt(i) == between) {
        if (i - from < LEAST_WORD || between == ' ' && OF_SENTENCES.has(text, from, i)) {
          return false;
        }
        words++;
        from = i + 1;
      } else if (!Chars.is(text.charAt(i), Chars.LOWER)) {
        return false;
      }
    }
    return words >= LEAST_WORDS;
  }

  /** Whether it asks for a password, or is a web address that tells of some. */
  private static boolean isPrompt(Text text, int start, int end) {
    char before = text.charAt(end - 2);
    return text.charAt(end - 1) == ':' && (before == ' ' || Chars.is(before, Chars.LOWER))
        || text.indexOf("://", start, end) >= 0;
  }

  /** Whether small letters, capitals and digits are in it, as in few words. */
  static boolean isCased(Text text, int start, int end) {
    int kinds = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      kinds |= Chars.is(c, Chars.LOWER) ? 1 : Chars.is(c, Chars.UPPER) ? 2 : Chars.isDigit(c) ? 4 : 0;
    }
    return kinds == 7 && end - start >= LEAST_CASED;
  }

  /** Whether it has one dot and no words, as in no path of members. */
  private static boolean isRandom(Text text, int start, int end) {
    return text.indexOf('.', start, end) == text.lastIndexOf('.', end - 1) && text.indexOf('_', start, end) < 0
        && Entropy.isMixed(text, start, end) && !Entropy.isWordy(text, start, end, 2);
  }

  /** Whether it ends in a dash or a dot and digits, as no path of members does: {@code nimbus.copper-63}. */
  static boolean isDashed(Text text, int start, int end) {
    int from = end;
    while (from > start && Chars.isDigit(text.charAt(from - 1))) {
      from--;
    }
    return from < end && from > start && (text.charAt(from - 1) == '-' || text.charAt(from - 1) == '.');
  }

  /** Whether it is two words with capitals and a number, and all of a setting: {@code pass: Nimbus.Copper63}. */
  private static boolean isOfWords(Text text, int start, int end) {
    int dot = text.indexOf('.', start, end);
    int word = capitalizedEnd(text, start);
    int second = capitalizedEnd(text, dot + 1);
    return Chars.at(text, end) == '\n' && text.startsWith(": ", start - 2) && word == dot
        && second > dot && second < end - 1 && Alphabet.DIGITS.runEnd(text, second, end - second) == end
        && !NO_VALUES.has(text, dot + 1, end);
  }

  /** Where a word ends that begins here with a capital; -1 where none does. */
  private static int capitalizedEnd(Text text, int start) {
    int end = start + 1;
    while (end - start < MOST && Chars.is(Chars.at(text, end), Chars.LOWER)) {
      end++;
    }
    return Chars.is(Chars.at(text, start), Chars.UPPER) && end > start + 1 ? end : -1;
  }

  /** Whether a letter stands behind a dot, as in a member's name, and no number is between: {@code Thistle.9.down}. */
  private static boolean isPath(Text text, int start, int end) {
    for (int dot = text.indexOf('.', start, end); dot >= 0; dot = text.indexOf('.', dot + 1, end)) {
      char next = Chars.at(text, dot + 1);
      if (Chars.isLetter(next) || Chars.isDigit(next) && Chars.is(text.charAt(start), Chars.UPPER)) {
        return !Chars.isDigit(next);
      }
    }
    return false;
  }

  /** Whether something else is to be put in its place, or is called or looked up. */
  private static boolean isTemplate(Text text, int start, int end, boolean quoted) {
    char first = text.charAt(start);
    char second = Chars.at(text, start + 1);
    return switch (first) {
      case '.' -> second == '*'; // a pattern of sed
      case '<', '[', '(', '•', '●' -> true;
      case '#' -> second == '{';
      case '{' -> !quoted || second == '{' || text.charAt(end - 1) == '}';
      case '$' -> !quoted || second == '{' || second == '(' || isName(text, start + 1, end)
          || end - start > LEAST_HASH && text.lastIndexOf('$', end - 1, start) > start + 2; // a hash of crypt
      case '%' -> !quoted || second == '(' || second == 's' || text.charAt(end - 1) == '%';
      case '?' -> !quoted && Chars.at(text, start - 1) == ':';
      case '*' -> second == '*' || !quoted;
      case '&', ':' -> !quoted;
      case '!' -> !quoted && Alphabet.LETTERS.runEnd(text, start + 1, end - start) == end;
      case '/' -> !quoted || text.indexOf('/', start + 1, end) >= 0;
      case '@' -> text.startsWith("@Microsoft.", start)
          || isName(text, start + 1, end) && !quoted && !Entropy.isMixed(text, start, end)
          || second == '@' && text.startsWith("@@", end - 2)
          || text.charAt(end - 1) == '@' && isName(text, start + 1, end - 1) && !Entropy.isMixed(text, start, end);
      case 'a' -> text.startsWith("arn:", start);
      default -> quoted && (text.indexOf("${", start, end) >= 0 || text.indexOf("{{", start, end) >= 0);
    };
  }

  private static boolean isName(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isWord(text.charAt(i)) && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  /** Whether a quote is but in the value: doubled within a word, as SQL and YAML write it, or where three close it. */
  private static boolean goesOn(Text text, int from, int at, char quote, boolean thrice) {
    char next = Chars.at(text, at + 1);
    if (text.charAt(at - 1) == '\\' && at > from && Chars.at(text, from - 2) != '\\' && !thrice) {
      return quote == '"' && Chars.isAlnum(next); // written out, as in JSON
    }
    return thrice ? next != quote && Chars.isLetter(next)
        : next == quote && at > from && Chars.isLetter(Chars.at(text, at + 2)) && Chars.isLetter(text.charAt(at - 1));
  }

  /** Where a value in quotes ends, at the same quote on the same line; its start when it does not. */
  static int quotedEnd(Text text, int from, char quote) {
    int end = from;
    boolean thrice = Chars.at(text, from - 2) == quote && Chars.at(text, from - 3) == quote;
    while (end < text.length() && end - from <= MOST
        && (text.charAt(end) != quote || goesOn(text, from, end, quote, thrice))) {
      end += text.charAt(end) == quote && !thrice ? 1 : 0;
      if (text.charAt(end) == '\n') {
        return from;
      }
      end++;
    }
    boolean closed = end < text.length() && text.charAt(end) == quote;
    while (closed && end > from && text.charAt(end - 1) == '\\') {
      end--;
    }
    return closed ? end : from;
  }

  /** Whether a closing tag or the next parameter of a query begins here. */
  private static boolean isNext(Text text, int at) {
    if (text.charAt(at) != '&') {
      return text.startsWith("</", at);
    }
    int name = at + 1;
    while (Chars.isToken(Chars.at(text, name)) && name - at < 40) {
      name++;
    }
    return Chars.at(text, name) == '=' || text.startsWith("&quot;", at) || text.startsWith("&lt;", at);
  }

  /** Where a value without quotes ends, marks of the sentence and what closes an object around it left out. */
  static int bareEnd(Text text, int from) {
    int end = from;
    while (end < text.length() && end - from <= MOST && text.charAt(end) > ' '
        && "\"'`,;".indexOf(text.charAt(end)) < 0 && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) < FIRST_EAST_ASIAN && !isNext(text, end) && !isLineEnd(text, end)
        && (text.charAt(end) != '(' || Chars.at(text, end + 1) < FIRST_EAST_ASIAN)) {
      end++;
    }
    if (Chars.at(text, end - 1) == ']' && text.indexOf('[', from, end) < 0) {
      end--;
    }
    boolean opened = text.indexOf('{', from, end) >= 0;
    while (end > from && (".)".indexOf(text.charAt(end - 1)) >= 0 || !opened && text.charAt(end - 1) == '}')) {
      end--;
    }
    return end - from <= MOST ? end : from;
  }

  /** Whether the end of a line is written out, before quotes or another setting: {@code "PASSWORD=X\nUSER=Y\n"}. */
  private static boolean isLineEnd(Text text, int at) {
    if (text.charAt(at) != '\\' || Chars.at(text, at + 1) != 'n' && Chars.at(text, at + 1) != 'r') {
      return false;
    }
    int end = at + 2;
    while (end - at < MOST_NAME && Chars.isWord(Chars.at(text, end))) {
      end++;
    }
    char after = Chars.at(text, end);
    return end > at + 2 ? after == '=' : Assignments.isQuote(after) || after == '\\';
  }
}
