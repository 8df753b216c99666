package io.octollm.reflex;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * International bank account numbers: the country's length (SWIFT's IBAN registry) and the
 * checksum modulo 97 (ISO 13616). In one piece, or in groups with single blanks or dashes between.
 */
final class Iban implements Detector {
  static final String TYPE = "IBAN";
  private static final Map<String, Integer> LENGTHS = lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16"
      + " BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18"
      + " FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30"
      + " KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30"
      + " NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19"
      + " SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

  private static Map<String, Integer> lengths(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    if (!Chars.isDigit(Chars.at(text, at + 3)) || !Chars.isAlnum(Chars.at(text, at + 5))) {
      return;
    }
    Integer length = LENGTHS.get(text.substring(at, at + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return;
    }
    int taken = 0;
    int remainder = 0;
    int end = at;
    while (taken < length && end < text.length()) {
      char c = text.charAt(end);
      if (Chars.isAlnum(c)) {
        if (taken >= 4) {
          remainder = append(remainder, c);
        }
        taken++;
      } else if (!isSingleSeparator(text, end, taken)) {
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
      scan.add(TYPE, at, end, Level.VALIDATED);
    }
  }

  private static boolean isSingleSeparator(String text, int at, int taken) {
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
