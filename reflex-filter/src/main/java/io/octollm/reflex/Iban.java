package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * International bank account numbers: the country's form (SWIFT's IBAN registry) and the checksum
 * modulo 97 (ISO 13616). In one piece, or in groups with single blanks or dashes between. Where the
 * checksum holds and only a letter stands in a digit's place, it is shaped.
 */
final class Iban implements Detector {
  static final String TYPE = "IBAN";
  private static final int COUNTRIES = 26 * 26;
  /** The part behind the check digits: counts of n, a digit, a, a letter, and c, either. */
  private static final @Nullable String[] FORMS = forms("AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n"
      + " BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n"
      + " DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n"
      + " GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IR22n IS22n IT1a10n12c JO4a4n18c KW4a22c"
      + " KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n"
      + " MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n"
      + " PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n"
      + " SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c");

  private static @Nullable String[] forms(String table) {
    @Nullable String[] forms = new String[COUNTRIES];
    for (String entry : table.split(" ")) {
      StringBuilder form = new StringBuilder();
      int count = 0;
      for (int i = 2; i < entry.length(); i++) {
        char c = entry.charAt(i);
        if (Chars.isDigit(c)) {
          count = count * 10 + c - '0';
        } else {
          form.repeat(c, count);
          count = 0;
        }
      }
      forms[country(Text.of(entry), 0)] = form.toString();
    }
    return forms;
  }

  private static int country(Text text, int at) {
    return ((text.charAt(at) | 32) - 'a') * 26 + (text.charAt(at + 1) | 32) - 'a';
  }

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    if (!Chars.isDigit(Chars.at(text, at + 3)) || !Chars.isAlnum(Chars.at(text, at + 5))) {
      return;
    }
    String form = FORMS[country(text, at)];
    if (form == null) {
      return;
    }
    int length = form.length() + 4;
    int taken = 0;
    int remainder = 0;
    int end = at;
    boolean fits = true;
    while (taken < length && end < text.length()) {
      char c = text.charAt(end);
      if (Chars.isAlnum(c)) {
        if (taken >= 4) {
          remainder = append(remainder, c);
          fits &= fits(c, form.charAt(taken - 4));
        }
        taken++;
      } else if (!isSingleSeparator(text, end, taken)
          && !(c == '+' && Chars.at(text, at - 1) == '=' && Chars.isAlnum(text.charAt(end - 1)))) {
        return;
      }
      end++;
    }
    scan.worked(end - at);
    if (taken < length || Chars.wordAt(text, end)) {
      return;
    }
    for (int i = at; i < at + 4; i++) {
      remainder = append(remainder, text.charAt(i));
    }
    if (remainder == 1) {
      scan.add(TYPE, at, end, fits ? Level.VALIDATED : Level.SHAPED);
    }
  }

  private static boolean fits(char c, char kind) {
    return kind == 'c' || Chars.isDigit(c) == (kind == 'n');
  }

  private static boolean isSingleSeparator(Text text, int at, int taken) {
    char c = text.charAt(at);
    return taken >= 4 && (c == ' ' || c == '-' || c == '\u00A0')
        && Chars.isAlnum(text.charAt(at - 1));
  }

  private static int append(int remainder, char c) {
    return Chars.isDigit(c)
        ? (remainder * 10 + c - '0') % 97
        : (remainder * 100 + (c | 32) - 'a' + 10) % 97;
  }
}
