package io.octollm.reflex;

/**
 * Dates with year, month and day, in digits or with the month's name in English, German, French or
 * Spanish. Beside a word for birth it is a date of birth.
 */
final class CalendarDate implements Detector {
  static final String TYPE = "DATE";
  static final String BIRTH = "DATE_OF_BIRTH";
  private static final Words MONTHS = Words.of("january february march april may june july august"
      + " september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
      + " januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet"
      + " août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto"
      + " septiembre octubre noviembre diciembre");
  private static final Words BORN = Words.of("dob born birth birthday birthdate dateofbirth geboren geb"
      + " geburtsdatum geburtstag né née naissance nacimiento nacido nacida nato nata nascita"
      + " fødselsdato geboortedatum d.o.b");
  private static final int LONGEST_MONTH = 11;

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    String text = scan.text;
    if (n.count() >= 3 && n.size(2) <= 4 && isDigits(n)) {
      boolean goesOn = n.joined(3);
      if (!goesOn) {
        add(scan, at, n.end(2));
      }
    } else if (n.size(0) <= 2 && n.value(0, n.size(0)) >= 1 && n.value(0, n.size(0)) <= 31) {
      named(scan, text, at, n);
    }
  }

  private static boolean isDigits(DigitGroups n) {
    char c = n.separator(1);
    if (c != n.separator(2) || c != '-' && c != '/' && c != '.') {
      return false;
    }
    int a = n.value(0, n.size(0));
    int second = n.size(0) + n.size(1);
    int b = n.size(1) > 2 ? 99 : n.value(n.size(0), second);
    int last = n.value(second, second + n.size(2));
    if (n.size(0) == 4) {
      return isYear(a) && n.size(2) <= 2 && NumberChecks.isDate(b, last);
    }
    boolean year = n.size(2) == 4 ? isYear(last) : n.size(2) == 2 && c == '/';
    return year && n.size(0) <= 2 && (NumberChecks.isDate(a, b) || NumberChecks.isDate(b, a));
  }

  private static boolean isYear(int year) {
    return year >= 1800 && year <= 2199;
  }

  /** {@code 5 March 2020}, {@code 5. März 2020}, {@code March 5, 2020}. */
  private static void named(Scan scan, String text, int at, DigitGroups n) {
    int dayEnd = n.end(0);
    int month = skip(text, dayEnd, ". ");
    if (text.startsWith("de ", month)) {
      month += 3;
    }
    int monthEnd = letters(text, month);
    if (month > dayEnd && MONTHS.has(text, month, monthEnd)) {
      int year = skip(text, monthEnd, "., ");
      year = text.startsWith("de ", year) ? year + 3 : year;
      if (yearAt(text, year)) {
        add(scan, at, year + 4);
      }
      return;
    }
    int end = at;
    while (end > 0 && at - end < 2 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '.')) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_MONTH && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    int after = dayEnd;
    if (text.startsWith("th", after) || text.startsWith("st", after) || text.startsWith("nd", after)) {
      after += 2;
    }
    int year = skip(text, after, ", ");
    if (end < at && year > after && yearAt(text, year) && MONTHS.has(text, start, end)) {
      add(scan, start, year + 4);
    }
  }

  private static int skip(String text, int from, String of) {
    int i = from;
    while (i < text.length() && i - from < 3 && of.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int letters(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < LONGEST_MONTH && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean yearAt(String text, int at) {
    for (int i = at; i < at + 4; i++) {
      if (!Chars.isDigit(Chars.at(text, i))) {
        return false;
      }
    }
    char century = text.charAt(at);
    return (century == '1' || century == '2') && !Chars.wordAt(text, at + 4);
  }

  private static void add(Scan scan, int start, int end) {
    if (scan.near(start, end, BORN)) {
      scan.addOver(BIRTH, start, end, Level.VALIDATED);
    } else {
      scan.addOver(TYPE, start, end, Level.SHAPED);
    }
  }
}
