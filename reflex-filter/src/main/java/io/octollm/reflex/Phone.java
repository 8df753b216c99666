package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Telephone numbers: international ones by their country code (ITU E.164), North American ones by
 * their plan (area and exchange begin with 2 to 9), others by the layouts of countries that write a
 * leading 0, and any likely number beside a word for it.
 */
final class Phone implements Detector {
  static final String TYPE = "PHONE";
  private static final Words VAGUE = Words.of("cell call contact dial hp cel");
  private static final Words AGAINST = Words.of("order orders invoice tracking version build isbn serial ticket issue"
      + " item part sku model epoch timestamp id hash port rows row bytes offset count batch lot size total lines"
      + " line records sequence article artikel segment counter depth queue event case nhs npi mrn library membership"
      + " kundennummer kundennr bestellnummer rechnungsnummer vertragsnummer policennummer lottery"
      + " паспорт паспорта nif");

  private final NumberPlans plans = new NumberPlans();

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.size(0) < 7 && (n.count() == 1 || n.digits(n.count()) < 7) || scan.inUrl(at)) {
      return;
    }
    char before = Chars.at(scan.text, at - 1);
    if (before == '/' && Chars.isDigit(Chars.at(scan.text, at - 2)) && !scan.endsAt(TYPE, at - 1)) {
      return; // the rest of a date, or of a fraction
    }
    if (before == '+') {
      international(scan, n, at, 0);
    } else if (n.value(0, 2) == 0 && n.digit(2) != 0) {
      international(scan, n, at, 2);
    } else if (!isDate(n) && !isAddress(n) && !northAmerican(scan, n, at) && !national(scan, n, at)
        && !trunk(scan, n, at)) {
      named(scan, n, at);
    }
  }

  /** Whether a word for phones is near that was not said of a number before. */
  private static boolean isCalled(Scan scan, int start, int end) {
    if (!scan.near(start, end, PhoneNames.WORDS)) {
      return PhoneNames.areNear(scan, start, end);
    }
    Context context = scan.context(start, end);
    int distance = context.distance(PhoneNames.WORDS);
    return distance < 0 || !Names.isSpent(scan, TYPE, context.place(distance), start);
  }

  /** Whether the nearest word for phones is one that cells of all sorts, and calls of functions, have too. */
  private static boolean isVague(Scan scan, int start, int end) {
    Context context = scan.context(start, end);
    int called = context.distance(PhoneNames.WORDS);
    return called >= 0 && context.distance(VAGUE) == called;
  }

  /** Whether a word for another number is near, and nearer than any for phones. */
  private static boolean isDenied(Scan scan, int start, int end) {
    if (!scan.near(start, end, AGAINST)) {
      return false;
    }
    Context context = scan.context(start, end);
    int called = context.distance(PhoneNames.WORDS);
    int denied = context.distance(AGAINST);
    return called < 0 || denied >= 0 && denied < called;
  }

  private static boolean isDate(DigitGroups n) {
    boolean dayFirst = n.begins(2, 2, 4) && n.separator(1) == n.separator(2) && n.separator(1) != ' ';
    return n.begins(4, 2, 2) && (n.digit(0) == 1 || n.digit(0) == 2)
        || dayFirst && (Days.exist(n.value(0, 2), n.value(2, 4)) || Days.exist(n.value(2, 4), n.value(0, 2)));
  }

  /** Whether it is an Internet address, or a version of four parts. */
  private static boolean isAddress(DigitGroups n) {
    return n.count() == 4 && n.size(0) <= 3 && n.size(1) <= 3 && n.size(2) <= 3 && n.size(3) <= 3
        && n.separator(1) == '.' && n.separator(3) == '.';
  }

  private void international(Scan scan, DigitGroups n, int at, int skip) {
    int code = CallingCodes.read(n, skip);
    boolean plus = skip == 0;
    boolean aligned = plus || n.size(0) > 5 || n.size(0) == skip
        || n.size(0) == skip + CallingCodes.size(code);
    boolean empty = plus && Chars.at(scan.text, at - 2) == '+'; // an empty element of EDIFACT stands before
    if (code == 0 || !aligned || empty || plus && Chars.wordBefore(scan.text, at - 1)) {
      return;
    }
    int groups = CallingCodes.groups(n, code, skip);
    if (!plus && (groups == 0 || groups == 1 && !isCalled(scan, at, n.end(0)))) {
      return;
    }
    int known = known(n, code, skip);
    groups = known > 0 ? known : groups;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean bracket = plus && Chars.at(scan.text, at - 2) == '(';
    int start = plus ? bracket && n.count() > 1 && n.separator(1) == DigitGroups.BRACKET
        ? at - 2 : at - 1 : at;
    int end = PhoneForm.extension(scan.text, n.end(groups - 1));
    boolean plain = groups > 2 && CallingCodes.isExact(code) && n.separator(1) != '.'
        && n.digit(skip + CallingCodes.size(code)) != 0;
    if (plus) {
      scan.add(TYPE, start, end, known > 0 ? Level.VALIDATED : Level.SHAPED);
    } else if (plain || known > 0 && !HexTable.isAround(scan.text, start, end)
        || isCalled(scan, start, end)) {
      scan.add(TYPE, start, end, Level.SHAPED);
    }
  }

  /** How many groups are a number of the country's plan, the most there are; 0 when none is. */
  private int known(DigitGroups n, int code, int skip) {
    int from = skip + CallingCodes.size(code);
    int index = 0;
    int trunk = -1;
    int best = 0;
    int digits = 0;
    for (int i = 0; i < n.count() && digits <= 15 + skip; i++) {
      boolean fraction = i > 0 && n.separator(i) == '.' && n.size(i) < 2;
      if (fraction || i > 0 && CallingCodes.isBorder(n.separator(i), code)) {
        break;
      }
      if (n.size(i) == 1 && n.separator(i) == DigitGroups.BRACKET && n.digit(index) == 0) {
        trunk = index;
      }
      index += n.size(i);
      digits = index;
      if (digits > from && digits <= 16 + skip && !n.joined(i + 1)
          && plans.isNumber(code, n, from, digits, trunk)) {
        best = i + 1;
      }
    }
    return best;
  }

  private static boolean northAmerican(Scan scan, DigitGroups n, int at) {
    int lead = n.size(0) == 1 && n.digit(0) == 1 ? 1 : 0;
    int groups = lead + 3;
    if (lead == 0 ? !n.begins(3, 3, 4) : !n.begins(1, 3, 3, 4)) {
      return false;
    }
    boolean bracket = n.separator(lead + 1) == DigitGroups.BRACKET;
    boolean apart = PhoneForm.isAreaApart(n, lead + 1);
    boolean alike = apart || n.uniform(groups);
    if (n.joined(groups) || !PhoneForm.isPlain(n, lead + 2) || !bracket && !alike) {
      return false;
    }
    int start = bracket && lead == 0 && Chars.at(scan.text, at - 1) == '(' ? at - 1 : at;
    if (Chars.wordBefore(scan.text, start)) {
      return false;
    }
    int end = PhoneForm.extension(scan.text, n.end(groups - 1));
    boolean valid = n.digit(lead) > 1 && n.digit(lead + 3) > 1;
    boolean named = isCalled(scan, start, end);
    boolean doubtful = !named && (n.prefixed() || isDenied(scan, start, end) || isPart(scan.text, start)
        || !bracket && n.digit(lead) < 2 || n.separator(lead + 1) == DigitGroups.SPACED
        || apart && !valid);
    scan.add(TYPE, start, end, doubtful ? Level.WEAK : named && valid ? Level.VALIDATED : Level.SHAPED);
    return true;
  }

  /** Whether {@code P/N} or {@code PN} stands right before, as of parts of machines. */
  private static boolean isPart(Text text, int start) {
    return text.regionMatches(true, start - 4, "p/n ", 0, 4) || text.regionMatches(true, start - 4, " pn ", 0, 4);
  }

  /** Russia's and Turkey's, with what is dialled before: {@code 8 (915) 577-05-61}, {@code 0 504 363 31 01}. */
  private static boolean trunk(Scan scan, DigitGroups n, int at) {
    boolean is = n.begins(1, 3, 3, 2, 2) && !n.joined(5)
        && (n.digit(0) == 8 && n.digit(1) > 2 || n.digit(0) == 0 && n.digit(1) > 1);
    boolean signed = false;
    for (int i = 1; is && i < 5; i++) {
      is = " -(".indexOf(n.separator(i)) >= 0;
      signed |= n.separator(i) != ' ';
    }
    if (is && !Chars.wordBefore(scan.text, at)) {
      boolean doubtful = n.prefixed() || isDenied(scan, at, n.end(4)) || !signed && !isCalled(scan, at, n.end(4));
      scan.add(TYPE, at, PhoneForm.extension(scan.text, n.end(4)), doubtful ? Level.WEAK : Level.SHAPED);
    }
    return is;
  }

  /** Whether a small word follows a short number, which is then how many of them: {@code mobile 2345678 users}. */
  private static boolean isCount(Text text, int digits, int end) {
    char next = Chars.at(text, end + 1);
    return digits < 9 && Chars.at(text, end) == ' ' && next >= 'a' && next <= 'z';
  }

  /** Layouts with a leading 0: France, United Kingdom, Australia, Japan. */
  private static boolean national(Scan scan, DigitGroups n, int at) {
    if (n.digit(0) != 0 || n.digit(1) == 0) {
      return false;
    }
    int groups = n.begins(2, 2, 2, 2, 2) ? PhoneForm.inDump(scan.text, n, at) ? 0 : 5
        : n.begins(3, 4, 4) || n.begins(4, 3, 4) || n.begins(5, 3, 3) || n.begins(2, 4, 4)
            || n.begins(4, 3, 3) ? 3
        : n.begins(5, 6) ? 2 : 0;
    boolean bracket = groups == 3 && n.separator(1) == DigitGroups.BRACKET
        && Chars.at(scan.text, at - 1) == '(';
    if (groups == 0 || n.joined(groups) || !bracket && (!n.uniform(groups) || n.separator(1) == DigitGroups.SPACED)) {
      return false;
    }
    int start = bracket ? at - 1 : at;
    int end = PhoneForm.extension(scan.text, n.end(groups - 1));
    boolean named = isCalled(scan, start, end);
    boolean doubtful = n.prefixed() || isDenied(scan, start, end);
    scan.add(TYPE, start, end, named ? Level.VALIDATED : doubtful ? Level.WEAK : Level.SHAPED);
    return true;
  }

  /**
   * Beside a word for it: ten digits, what a country writes with a leading 0, a number of a known
   * plan, or 555-0132. With no word, a number of a plan is weak in a text of little else, and where it is
   * written in groups of which the first begins with a single 0.
   */
  private void named(Scan scan, DigitGroups n, int at) {
    int groups = 1;
    while (groups < Math.min(n.count(), 5) && n.digits(groups + 1) <= 13 && PhoneForm.isJoin(n, groups)) {
      groups++;
    }
    int digits = n.digits(groups);
    boolean local = n.count() == 2 && n.begins(3, 4) && n.separator(1) == '-' && n.digit(0) > 1;
    groups = local ? 2 : groups;
    boolean decimal = groups == 2 && n.separator(1) == '.';
    boolean moment = groups == 1 && Epoch.isLikely(n, scan.text);
    boolean icelandic = digits == 7 && groups < 3 && n.size(0) != 1;
    if (decimal || moment || n.joined(groups) || !local && !icelandic && (digits < 8 || digits > 13)) {
      return;
    }
    boolean bracket = groups > 1 && n.separator(1) == DigitGroups.BRACKET
        && Chars.at(scan.text, at - 1) == '(';
    int start = bracket ? at - 1 : at;
    int end = PhoneForm.extension(scan.text, n.end(groups - 1));
    boolean called = isCalled(scan, start, end);
    boolean trunk = n.digit(0) == 0 && n.digit(1) != 0 && (groups > 1 || digits == 10 && n.value(0, 4) != 123
        || digits == 11) && Chars.at(scan.text, at - 1) != ':';
    if (!called && (icelandic && !local || !bracket && !trunk && !scan.brief(start, end)
        && !scan.near(start, end, PhoneNames.WORDS))) {
      return;
    }
    boolean whole = digits == 10 && n.digit(0) > 1 || digits == 11 && n.digit(0) == 1
        || n.digit(0) == 0 && n.digit(1) != 0 && digits >= 9 && digits <= 12
        || digits == 10 && (n.value(0, 4) == 1300 || n.value(0, 4) == 1800) || digits == 11 && n.digit(0) == 8;
    boolean national = !local && !(called && whole) && (digits > 7 && plans.isNational(n, digits)
        || called && !bracket && !PhoneForm.isYears(n) && !isCount(scan.text, digits, end)
            && PhoneNames.areBeside(scan, start, end)
            && plans.isNationalElsewhere(n, digits));
    if (local && !called && scan.text.length() == end - start) {
      scan.addFaint(TYPE, start, end);
      return;
    }
    boolean glued = Chars.at(scan.text, end) == '-' && Chars.isLetter(Chars.at(scan.text, end + 1));
    boolean vague = called && !local && !whole && isVague(scan, start, end);
    boolean parted = called && !vague && groups > 1 && digits > 7 && n.uniform(groups) && n.size(0) < 5 && n.size(1) < 5
        && !PhoneForm.isYears(n) && scan.context(start, end).distance(PhoneNames.WORDS) == 0;
    if (!local && !whole && !national && !parted || glued || isDenied(scan, start, end)) {
      return;
    }
    if (called && !vague) {
      scan.add(TYPE, start, end, n.prefixed() ? Level.WEAK
          : local || parted && !national && !whole ? Level.SHAPED : Level.VALIDATED);
    } else if (national && !n.prefixed() && !n.crowded(groups) && !Epoch.isLikely(n, scan.text)) {
      if (bracket) {
        scan.add(TYPE, start, end, Level.SHAPED);
      } else if (PhoneForm.isWritten(scan.text, n, groups, at)) {
        scan.addFaint(TYPE, start, end);
      }
    }
  }
}
