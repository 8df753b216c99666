package io.octollm.reflex;

/**
 * Telephone numbers: international ones by their country code (ITU E.164), North American ones by
 * their plan (area and exchange begin with 2 to 9), others by the layouts of countries that write a
 * leading 0, and any likely number beside a word for it.
 */
final class Phone implements Detector {
  static final String TYPE = "PHONE";
  private static final Words FOR = Words.of("phone phones telephone tel mobile mobil cell cellphone"
      + " call calls fax contact whatsapp sms text dial hotline helpline ring tell telefon handy"
      + " telefono teléfono móvil movil celular téléphone portable telefone telefonnummer ph");
  private static final Words AGAINST = Words.of("order orders invoice tracking version build isbn"
      + " serial ticket issue item part sku model epoch timestamp id hash port");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.digits(n.count()) < 7) {
      return;
    }
    char before = Chars.at(scan.text, at - 1);
    if (before == '+') {
      international(scan, n, at, 0);
    } else if (n.value(0, 2) == 0 && n.digit(2) != 0) {
      international(scan, n, at, 2);
    } else if (!northAmerican(scan, n, at) && !national(scan, n, at)) {
      named(scan, n, at);
    }
  }

  private static void international(Scan scan, DigitGroups n, int at, int skip) {
    int code = CallingCodes.read(n, skip);
    boolean plus = skip == 0;
    if (code == 0 || plus && Chars.wordBefore(scan.text, at - 1)) {
      return;
    }
    int groups = CallingCodes.groups(n, code, skip);
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean bracket = plus && Chars.at(scan.text, at - 2) == '(';
    int start = plus ? bracket && n.count() > 1 && n.separator(1) == DigitGroups.BRACKET
        ? at - 2 : at - 1 : at;
    int end = extension(scan.text, n.end(groups - 1));
    if (plus) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else if (groups > 2 || scan.near(start, end, FOR)) {
      scan.add(TYPE, start, end, Level.SHAPED);
    }
  }

  private static boolean northAmerican(Scan scan, DigitGroups n, int at) {
    int lead = n.size(0) == 1 && n.digit(0) == 1 ? 1 : 0;
    int groups = lead + 3;
    if (lead == 0 ? !n.begins(3, 3, 4) : !n.begins(1, 3, 3, 4)) {
      return false;
    }
    boolean bracket = n.separator(lead + 1) == DigitGroups.BRACKET;
    if (n.joined(groups) || !isPlain(n, lead + 2) || !bracket && !n.uniform(groups)) {
      return false;
    }
    int start = bracket && lead == 0 && Chars.at(scan.text, at - 1) == '(' ? at - 1 : at;
    if (Chars.wordBefore(scan.text, start)) {
      return false;
    }
    int end = extension(scan.text, n.end(groups - 1));
    boolean valid = n.digit(lead) > 1 && n.digit(lead + 3) > 1;
    boolean named = scan.near(start, end, FOR);
    boolean doubtful = !named && (n.prefixed() || scan.near(start, end, AGAINST)
        || !bracket && n.digit(lead) < 2);
    scan.add(TYPE, start, end, doubtful ? Level.WEAK : named && valid ? Level.VALIDATED : Level.SHAPED);
    return true;
  }

  private static boolean isPlain(DigitGroups n, int group) {
    char c = n.separator(group);
    return c == '-' || c == '.' || c == ' ';
  }

  /** Layouts with a leading 0: France, United Kingdom, Australia, Japan. */
  private static boolean national(Scan scan, DigitGroups n, int at) {
    if (n.digit(0) != 0 || n.digit(1) == 0) {
      return false;
    }
    int groups = n.begins(2, 2, 2, 2, 2) ? 5
        : n.begins(3, 4, 4) || n.begins(4, 3, 4) || n.begins(5, 3, 3) || n.begins(2, 4, 4)
            || n.begins(4, 3, 3) ? 3
        : n.begins(5, 6) ? 2 : 0;
    boolean bracket = groups == 3 && n.separator(1) == DigitGroups.BRACKET
        && Chars.at(scan.text, at - 1) == '(';
    if (groups == 0 || n.joined(groups) || !bracket && !n.uniform(groups)) {
      return false;
    }
    int start = bracket ? at - 1 : at;
    int end = extension(scan.text, n.end(groups - 1));
    boolean named = scan.near(start, end, FOR);
    boolean doubtful = n.prefixed() || scan.near(start, end, AGAINST);
    scan.add(TYPE, start, end, named ? Level.VALIDATED : doubtful ? Level.WEAK : Level.SHAPED);
    return true;
  }

  /** Beside a word for it: ten digits, what a country writes with a leading 0, or 555-0132. */
  private static void named(Scan scan, DigitGroups n, int at) {
    int groups = Math.min(n.count(), 5);
    while (groups > 1 && (n.digits(groups) > 12 || !isJoin(n.separator(groups - 1)))) {
      groups--;
    }
    int digits = n.digits(groups);
    boolean local = n.begins(3, 4) && n.separator(1) == '-' && n.digit(0) > 1;
    boolean whole = digits == 10 && n.digit(0) > 1 || digits == 11 && n.digit(0) == 1
        || n.digit(0) == 0 && digits >= 9 && digits <= 12;
    if (local && n.count() == 2) {
      groups = 2;
    } else if (!whole) {
      return;
    }
    int end = extension(scan.text, n.end(groups - 1));
    if (!n.joined(groups) && scan.near(at, end, FOR) && !scan.near(at, end, AGAINST)) {
      boolean bracket = groups > 1 && n.separator(1) == DigitGroups.BRACKET
          && Chars.at(scan.text, at - 1) == '(';
      scan.add(TYPE, bracket ? at - 1 : at, end, local ? Level.SHAPED : Level.VALIDATED);
    }
  }

  private static boolean isJoin(char separator) {
    return separator != DigitGroups.MIXED;
  }

  /** Where an extension such as {@code x123} or {@code ext. 123} ends, or where the number does. */
  private static int extension(String text, int end) {
    int i = end;
    while (i < end + 2 && (Chars.at(text, i) == ' ' || Chars.at(text, i) == ',')) {
      i++;
    }
    if (text.regionMatches(true, i, "extension", 0, 9)) {
      i += 9;
    } else if (text.regionMatches(true, i, "ext", 0, 3)) {
      i += 3;
    } else if (text.regionMatches(true, i, "x", 0, 1)) {
      i += 1;
    } else {
      return end;
    }
    while (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ' ') && i < end + 14) {
      i++;
    }
    int digits = i;
    while (Chars.isDigit(Chars.at(text, digits)) && digits - i < 6) {
      digits++;
    }
    return digits - i >= 1 && digits - i <= 5 && !Chars.wordAt(text, digits) ? digits : end;
  }
}
