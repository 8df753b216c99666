package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A password that is but a word, told in a sentence: {@code my pw is august}, {@code (password outport)}, or said by
 * the next speaker when asked. Never more than weak, and only where the clause ends behind it.
 */
final class ToldWord {
  private static final int LEAST = 4;
  private static final int MOST = 32;
  private static final int MOST_WORDS = 4;
  private static final int MOST_ASKED = 28;
  private static final int MOST_CLAUSE = 44;
  private static final int MOST_SPEAKER = 24;
  /** What else is said of a password, or follows its name. */
  private static final Words NONE = Words.of("correct valid weak strong empty blank secret public safe secure insecure"
      + " short long same different unique simple easy hard known optional mandatory needed here there this that these"
      + " then when what where which whatever yours mine ours theirs also only more less both either none case plain"
      + " plaintext stale fine good okay right wrong incorrect bogus real fake sensitive important confidential private"
      + " personal temporary permanent default random identical equal similar visible hidden present absent"
      + " policy policies manager managers field fields file files form page prompt dialog box input store vault hash"
      + " hashes hashing protection authentication auth rotation expiry expiration reset change changes update strength"
      + " rules rule length history recovery entry generator generation database server service account login based"
      + " less free options flag flags given huge chosen howto requires cracking attack attacks guessing sprayed"
      + " spraying combination combinations pair pairs prompts again really"
      + " later please thanks sure first last next once twice anyway instead today tomorrow below above often unknown"
      + " yesterday sorry moment nope never expire match elsewhere carefully quarterly included provided"
      + " unchanged active vulnerable case-sensitive case-insensitive"
      + " them they theirs someone somebody nobody anyone everything anything something nothing login continue proceed"
      + " access connect decrypt encrypt users user string strings option argument parameter variable property callback"
      + " function method value values type types code lost gone text bytes characters letters digits falsch richtig"
      + " korrekt leer sicher unsicher schwach stark bekannt erforderlich abgelaufen gesperrt geheim notwendig"
      + " obligatoire incorrecto correcto incorrect vide faux bloqué requis requise obligatoria scaduta errata"
      + " zurückgesetzt geändert corretta incorrecta correcta segura inválida inválido onjuist verplicht leeg wymagane"
      + " błędne");
  private static final Words SETTING = Words.of("set sets setting change changed changing reset updated update use"
      + " using try make made");
  private static final String[] DESCRIBING = {"ed", "ing", "able", "ible", "ory", "ful", "ive"};
  private static final String ENDS = ".,;!?)\"";
  private static final String[] GOES_ON = {" but ", " (", " now", " – ", " — ", " and hit ", " and press ", " again"};
  private static final String[] CLAUSES = {", it's ", ", it is ", ", now it's ", ", type ", ", enter ", ", ist jetzt ",
      ", ist nun ", ", lautet jetzt ", ", es ist ", ", c'est ", ", es "};
  /** How many of them tell a word as well; the others begin much else. */
  private static final int TELLING = 5;
  private static final String[] SENTENCES = {". it's ", ". It's ", ". It is ", ". Now it's ", "... it's "};
  private static final String[] ANSWERS = {" was ", " is ", " it's "};
  private static final Words ENTERING = Words.of("enter type entered typed");
  private static final Words CUES = Words.of("with mit avec con com z met and und et y e i en the use type");
  /** Said of a password, before a word for how or where, beside what ends so as such do. */
  private static final Words DONE = Words.of("kept held set taken read given known comes lives sits stays found sent"
      + " written hidden");
  private static final Words BARE_NONE = Words.of("for from to of in on at by is was are or and the with as via");

  private ToldWord() {}

  /** What a verb gives to the name before it. */
  static void said(Scan scan, int start) {
    Text text = scan.text;
    boolean to = text.startsWith(" to ", start - 4) || text.startsWith(" as ", start - 4);
    int name = to ? PasswordNames.nameStart(text, start - 4) : 0;
    add(scan, start, end(text, start), !to || isSet(text, name) || SETTING.has(text, name, start - 4));
  }

  /** What stands right behind the name: {@code ssh as pi, pw raspberry-jam}. */
  static void bare(Scan scan, int name, int start) {
    Text text = scan.text;
    int end = end(text, start);
    char before = Chars.at(text, name - 1);
    char further = Chars.at(text, name - 2);
    int word = SpokenPassword.wordStart(text, name - 1);
    boolean cued = before == '(' || before == '\n' || before == ' ' && (further == ','
        || CUES.has(text, word, name - 1));
    boolean entered = ENTERING.has(text, word, name - 1);
    int until = entered || isSet(text, name) ? PasswordValue.bareEnd(text, start) : start;
    if (until > start && isMixed(text, start, until)) {
      PasswordAssignment.judge(scan, start, until, PasswordNames.Kind.PASSWORD, true);
    } else if (cued && !BARE_NONE.has(text, start, end)) {
      boolean last = before == '(' || further == ',' || Chars.at(text, end) == '\n';
      add(scan, start, end, last || isShaped(text, start, end));
    }
  }

  /** Whether the name of a password that begins here is what somebody set or changed. */
  static boolean isSet(Text text, int name) {
    int end = name;
    for (int word = 0; word < MOST_WORDS; word++) {
      int start = SpokenPassword.wordStart(text, end - 1);
      if (Chars.at(text, end - 1) != ' ' || start >= end - 1) {
        return false;
      }
      if (SETTING.has(text, start, end - 1)) {
        return true;
      }
      end = start;
    }
    return false;
  }

  /** Whether a shell or an image sets the name of which a word begins here: {@code setenv DB_PASSWORD X}. */
  static boolean isSettingOf(Text text, int word) {
    int name = PasswordNames.nameStart(text, word);
    return text.startsWith("setenv ", name - "setenv ".length())
        || text.startsWith("ENV ", name - "ENV ".length()) && !Chars.wordBefore(text, name - "ENV ".length());
  }

  /** Whether a word says how a password is, or what of one is meant. */
  static boolean isNone(Text text, int start, int end) {
    return NONE.has(text, start, end) || PasswordValue.isOfSentence(text, start, end);
  }

  /** Whether letters and digits are in it, and a dash or dot or a capital. */
  private static boolean isMixed(Text text, int start, int end) {
    boolean joined = false;
    boolean marked = false;
    for (int i = start; i < end; i++) {
      joined |= "-_.".indexOf(text.charAt(i)) >= 0;
      marked |= i > start && i + 1 < end && "!@#$%^&+".indexOf(text.charAt(i)) >= 0;
    }
    return marked && !isJoined(text, start, end)
        || PasswordPhrase.hasDigit(text, start, end) && (joined || PasswordValue.isCased(text, start, end));
  }

  /** Whether two words of one case are joined, as names, keys or things are: {@code PIN+OTP}, {@code user@host}. */
  static boolean isJoined(Text text, int start, int end) {
    int joint = start;
    while (joint < end && Chars.isLetter(text.charAt(joint))) {
      joint++;
    }
    boolean joined = joint > start && joint + 1 < end && "+&@".indexOf(text.charAt(joint)) >= 0;
    int other = joined ? PasswordPhrase.lettersEnd(text, joint + 1) : start;
    boolean small = Character.isLowerCase(text.charAt(start));
    for (int i = start; joined && i < end; i++) {
      joined = i == joint || Character.isLowerCase(text.charAt(i)) == small;
    }
    return joined && other == end;
  }

  /** The next line, where the name is asked for: {@code what's the pw again?}, then a speaker and one word. */
  static void answered(Scan scan, int nameEnd) {
    Text text = scan.text;
    int mark = text.indexOf('?', nameEnd, nameEnd + MOST_ASKED);
    if (mark < 0 || Chars.at(text, mark + 1) != '\n' || text.indexOf('\n', nameEnd, mark) >= 0) {
      return;
    }
    int line = mark + 2;
    int close = text.indexOf('\n', line, line + MOST + MOST_SPEAKER);
    int lineEnd = close < 0 ? Math.min(text.length(), line + MOST + MOST_SPEAKER) : close;
    int start = text.lastIndexOf(' ', lineEnd - 1, line) + 1;
    boolean spoken = start > line + 1 && ":>-".indexOf(Chars.at(text, start - 2)) >= 0;
    scan.worked(MOST_ASKED + MOST);
    boolean told = Chars.endsAny(text, start, ANSWERS) && PasswordPhrase.hasDigit(text, start, lineEnd);
    if ((spoken || told) && end(text, start) == lineEnd) {
      add(scan, start, lineEnd, true);
    }
  }

  /** What the next clause tells: {@code the password changed again, it's X now}, {@code for the password, type X}. */
  static void inClause(Scan scan, int nameEnd) {
    Text text = scan.text;
    int comma = text.indexOf(", ", nameEnd, nameEnd + MOST_CLAUSE);
    for (int i = 0; i < CLAUSES.length; i++) {
      String clause = CLAUSES[i];
      if (comma >= 0 && text.startsWith(clause, comma) && text.indexOf('\n', nameEnd, comma) < 0) {
        int start = ToldPassword.behindHedges(text, comma + clause.length());
        int end = end(text, start);
        end += Chars.at(text, end) == '!' && ",.".indexOf(Chars.at(text, end + 1)) >= 0 ? 1 : 0;
        if (isMixed(text, start, end)) {
          PasswordAssignment.judge(scan, start, end, PasswordNames.Kind.PASSWORD, true);
        } else {
          add(scan, start, end, i < TELLING || PasswordPhrase.hasDigit(text, start, end));
        }
        return;
      }
    }
    int other = PasswordPhrase.lettersEnd(text, nameEnd + 1);
    if (PasswordBefore.OTHERS.has(text, nameEnd + 1, other)) {
      return; // the password manager changed. It's KeyPad2 now
    }
    int dot = text.indexOf(". ", nameEnd, nameEnd + MOST_CLAUSE);
    int begin = text.startsWith("...", dot - 2) ? dot - 2 : dot;
    for (String sentence : SENTENCES) {
      if (dot >= 0 && text.startsWith(sentence, begin)) {
        int start = ToldPassword.behindHedges(text, begin + sentence.length());
        int end = end(text, start);
        if (PasswordValue.isCased(text, start, end)) {
          PasswordAssignment.weak(scan, start, end);
        }
        return;
      }
    }
  }

  /** A field of a form as it is sent: {@code name="password"}, an empty line, the value. */
  static void field(Scan scan, int start) {
    Text text = scan.text;
    int end = PasswordValue.bareEnd(text, start);
    if (Chars.at(text, end) <= ' ' && text.startsWith("--", text.indexOf('\n', end, end + 2) + 1)) {
      PasswordAssignment.judge(scan, start, end, PasswordNames.Kind.PASSWORD, true);
    }
  }

  /** Where a word ends: letters, with digits, dashes, dots and underscores only between some. */
  static int end(Text text, int start) {
    int end = start;
    while (end - start < MOST && (Chars.isLetter(Chars.at(text, end)) || Chars.isDigit(Chars.at(text, end))
        || end > start && "-_.'&".indexOf(Chars.at(text, end)) >= 0
        && (Chars.isLetter(Chars.at(text, end + 1)) || Chars.isDigit(Chars.at(text, end + 1))))) {
      end++;
    }
    return end;
  }

  private static void add(Scan scan, int start, int end, boolean sure) {
    Text text = scan.text;
    scan.worked(MOST);
    if (sure && end - start >= LEAST && end - start < MOST && text.charAt(start) < Names.UNSPACED
        && isEnded(text, end) && !NONE.has(text, start, end) && !isDescribing(text, start, end)
        && !PasswordValue.isNone(text, start, end)) {
      scan.addOver(PasswordAssignment.TYPE, start, end, Level.WEAK);
    }
  }

  private static boolean isEnded(Text text, int end) {
    char after = Chars.at(text, end);
    char next = Chars.at(text, end + 1);
    return after <= ' ' && after != ' ' || ENDS.indexOf(after) >= 0 && (next <= ' ' || ENDS.indexOf(next) >= 0)
        || Chars.startsAny(text, end, GOES_ON);
  }

  /** Whether it is said of something what is done with it: {@code managed by}, {@code stored in}. */
  static boolean isTold(Text text, int start) {
    int end = PasswordPhrase.lettersEnd(text, start);
    return (isDescribing(text, start, end) || DONE.has(text, start, end)) && Chars.at(text, end) == ' '
        && BARE_NONE.has(text, end + 1, PasswordPhrase.lettersEnd(text, end + 1));
  }

  /** Whether it says how something is, as its ending tells, and no mark is in it. */
  private static boolean isDescribing(Text text, int start, int end) {
    return Chars.endsAny(text, end, DESCRIBING) && !isShaped(text, start, end);
  }

  /** Whether more than small letters, with a capital before them, are in it. */
  private static boolean isShaped(Text text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (!Character.isLowerCase(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
