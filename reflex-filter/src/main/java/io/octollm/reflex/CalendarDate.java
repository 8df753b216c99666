package io.octollm.reflex;

/**
 * Dates, in digits or with the month's name. One that a word for birth is nearest to is a date of
 * birth.
 */
final class CalendarDate implements Detector {
  static final String TYPE = "DATE";
  static final String BIRTH = "DATE_OF_BIRTH";
  private static final Words BORN = Words.of("dob dobs birth birthday birthdate dateofbirth born bday"
      + " birthdays bdate geboren geb geburtsdatum geburtstag né née nee nées naissance nacimiento nacido"
      + " nacida nato nata nascita nascimento nascido nascida fødselsdato geboortedatum geboren"
      + " födelsedatum urodzenia urodzony urodzona рождения родился родилась doğum");
  private static final Words OTHER = Words.of("hired hire started joined issued issue expires expiry"
      + " expiration expired exp admission admitted discharge discharged visit appointment created"
      + " updated died death deceased dod married signed seen due dated since until effective invoice"
      + " scheduled enrolled filed version released release today meeting dos");
  private static final String SOLAR = "生年月日出生";

  @Override
  public void verify(Scan scan, int at) {
    if (!mayBe(scan.text, at) || scan.inUrl(at)) {
      return;
    }
    DateReader date = scan.date();
    if (!date.read(at) || Chars.wordBefore(scan.text, date.start())) {
      compact(scan, at);
      return;
    }
    char before = Chars.at(scan.text, date.start() - 1);
    boolean joined = (before == '-' || before == '/' || before == '.')
        && Chars.isDigit(Chars.at(scan.text, date.start() - 2));
    if (!joined) {
      add(scan, date.start(), date.end(), date.level());
    }
  }

  /** The cheap question: a separator of dates behind one, two or four digits, or a month beside. */
  private static boolean mayBe(String text, int at) {
    int end = at;
    while (Chars.isDigit(Chars.at(text, end)) && end - at < 9) {
      end++;
    }
    char next = Chars.at(text, end);
    return switch (end - at) {
      case 1, 2 -> (next == '/' || next == '-' || next == '.') && Chars.isWord(Chars.at(text, end + 1))
          || monthBehind(text, end) || monthBefore(text, at);
      case 4 -> (next == '/' || next == '-' || next == '.') && Chars.isWord(Chars.at(text, end + 1))
          || next == '年' || next == '년';
      default -> end - at == 8;
    };
  }

  private static boolean monthBehind(String text, int end) {
    int i = end;
    char c = Chars.at(text, i);
    if (Chars.isLetter(c) || c == 'º') {
      return true;
    }
    while (i < end + 2 && (Chars.at(text, i) == ' ' || Chars.at(text, i) == '.')) {
      i++;
    }
    return i > end && (Months.mayBeginAt(text, i) || text.startsWith("de ", i) || text.startsWith("of ", i));
  }

  private static boolean monthBefore(String text, int at) {
    char before = Chars.at(text, at - 1);
    int end = before == ' ' ? Chars.at(text, at - 2) == '.' ? at - 2 : at - 1 : before == '.' ? at - 1 : at;
    int start = end;
    while (start > 0 && end - start <= Months.LONGEST && Chars.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end < at && start < end && Months.mayBeginAt(text, start);
  }

  /** {@code 19850412} beside a word for birth. */
  private static void compact(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.count() > 0 && n.start(0) == at && n.size(0) == 8 && !n.joined(1)
        && Days.exist(n.value(0, 4), n.value(4, 6), n.value(6, 8))
        && scan.near(at, n.end(0), BORN)) {
      scan.addNamed(BIRTH, at, n.end(0), Level.VALIDATED);
    }
  }

  private static void add(Scan scan, int start, int end, Level level) {
    Context context = scan.context(start, end);
    int born = context.distance(BORN);
    boolean birth = born >= 0;
    if (birth) {
      int other = context.distance(OTHER);
      birth = other < 0 || born < other;
    } else if (scan.label != null) {
      birth = BORN.in(scan.label);
    }
    birth |= solar(scan.text, start);
    if (birth) {
      scan.addNamed(BIRTH, start, end, Level.VALIDATED);
    } else if (level != Level.WEAK || !Chars.isDigit(scan.text.charAt(end - 1))
        || !Chars.isDigit(scan.text.charAt(start)) || scan.brief(start, end)) {
      scan.addOver(TYPE, start, end, level);
    }
  }

  /** Whether Chinese or Japanese for birth stands right before. */
  private static boolean solar(String text, int start) {
    int i = start;
    while (i > 0 && start - i < 4 && !Chars.isLetter(text.charAt(i - 1))) {
      i--;
    }
    return i > 1 && SOLAR.indexOf(text.charAt(i - 1)) >= 0 && SOLAR.indexOf(text.charAt(i - 2)) >= 0;
  }
}
