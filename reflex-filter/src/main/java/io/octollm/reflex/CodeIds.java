package io.octollm.reflex;

import java.util.List;

/** The table of ids that hold letters, one entry each, with its source. */
final class CodeIds {
  static final List<CodeId> TABLE = List.of(
      // HM Revenue & Customs, NIM39110: letters that prefixes never have, suffix A to D.
      new CodeId("UK_NINO", Level.SHAPED, "nino insurance ni national", CodeIds::nino,
          "AA999999A", "AA_99_99_99_A", "AA_999999_A"),
      // Income Tax Department: the fourth letter says whose it is.
      new CodeId("IN_PAN", Level.SHAPED, "pan permanent income tax",
          code -> "PCHABGJLFTE".indexOf(code.charAt(3)) >= 0, "AAAAA9999A"),
      // Ministerio del Interior: the letter is the number modulo 23.
      new CodeId("ES_NIF", Level.VALIDATED, "nif dni documento identidad", CodeIds::nif,
          "99999999A", "9999999A", "99999999-A", "9999999-A", "99999999 A"),
      new CodeId("ES_NIE", Level.VALIDATED, "nie extranjero extranjeros", CodeIds::nie,
          "A9999999A", "A-9999999-A", "A9999999-A", "A-9999999A"),
      // Agenzia delle Entrate: sixteen characters, the last a check over odd and even places.
      new CodeId("IT_FISCAL_CODE", Level.VALIDATED, "codice fiscale cf", CodeIds::fiscalCode,
          "AAAAAAXXAXXAXXXA"),
      // ISO 9303 check digit, weights 7, 3, 1; letters that are no vowels.
      new CodeId("DE_ID_CARD", null, "personalausweis ausweis ausweisnummer personalausweisnummer"
          + " identity id card", CodeIds::germanCard, "XXXXXXXXX9"),
      new CodeId("DE_ID_CARD", null, "personalausweis ausweis ausweisnummer personalausweisnummer",
          CodeIds::germanCard, "XXXXXXXXX"),
      // Digital and Population Data Services Agency: 31 characters, the number modulo 31.
      new CodeId("FI_HETU", Level.VALIDATED, "hetu henkilötunnus personbeteckning", CodeIds::hetu,
          "999999-999X", "999999+999X", "999999A999X"),
      // Immigration & Checkpoints Authority: weights 2, 7, 6, 5, 4, 3, 2.
      new CodeId("SG_FIN", Level.VALIDATED, "nric fin singapore", CodeIds::nric, "A9999999A"),
      // Centers for Medicare & Medicaid Services: which place takes what.
      new CodeId("US_MBI", Level.SHAPED, "mbi medicare beneficiary", CodeIds::mbi,
          "9AX9AX9AA99", "9AX9-AX9-AA99", "9AX9 AX9 AA99"),
      // Drug Enforcement Administration: the sum of odd places and twice the even ones.
      new CodeId("US_DEA", Level.SHAPED, "dea", CodeIds::dea, "AA9999999", "A99999999"),
      // ISO 3779 and 49 CFR 565: the ninth character is a check.
      new CodeId("VIN", Level.VALIDATED, "vin vehicle chassis", CodeIds::vin, "XXXXXXXXXXXXXXXXX"),
      new CodeId("PASSPORT", null, "passport passeport reisepass pasaporte passaporto paspoort"
          + " passportnumber", code -> true, "999999999", "A99999999", "A9999999", "AA9999999",
          "AA999999", "99AA99999", "AAA999999", "A999999", "XXXXXXXXX"),
      new CodeId("DRIVER_LICENSE", null, "drivers driving driverlicense licence license dl"
          + " führerschein permis conducir dlnumber", CodeIds::hasDigits, "A9999999", "A99999999999", "A999999999999",
          "A99999999", "AA999999", "A999999", "9999999", "99999999", "999999999", "A99_99_9999",
          "A999_9999_9999", "AA9999999", "AAAAA999999AA9AA", "A9999_99999_99999", "A99999999999999"),
      // United Parcel Service: 1Z, sixteen more, the last a check.
      new CodeId("TRACKING_NUMBER", Level.VALIDATED, "tracking ups", CodeIds::ups, "1ZXXXXXXXXXXXXXXXX"));

  private static final String NIF = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String ODD = "010005070913151719210100050709131517192102041820110306081214161022252423";

  private CodeIds() {}

  private static boolean hasDigits(String code) {
    int digits = 0;
    for (int i = 0; i < code.length(); i++) {
      digits += Chars.isDigit(code.charAt(i)) ? 1 : 0;
    }
    return digits >= 4;
  }

  private static boolean nino(String code) {
    String prefix = code.substring(0, 2);
    return "DFIQUV".indexOf(code.charAt(0)) < 0 && "DFIQUVO".indexOf(code.charAt(1)) < 0
        && !" BG GB KN NK NT TN ZZ ".contains(" " + prefix + " ") && code.charAt(8) <= 'D';
  }

  private static boolean nif(String code) {
    int last = code.length() - 1;
    return NIF.charAt(Integer.parseInt(code.substring(0, last)) % 23) == code.charAt(last);
  }

  private static boolean nie(String code) {
    int first = "XYZ".indexOf(code.charAt(0));
    return first >= 0 && nif(first + code.substring(1));
  }

  private static boolean fiscalCode(String code) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = code.charAt(i);
      int place = Chars.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 1 ? place
          : Integer.parseInt(ODD.substring((Chars.isDigit(c) ? place : place + 10) * 2,
              (Chars.isDigit(c) ? place : place + 10) * 2 + 2));
    }
    return "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0 && sum % 26 == code.charAt(15) - 'A';
  }

  private static int value(char c) {
    return Chars.isDigit(c) ? c - '0' : c - 'A' + 10;
  }

  private static boolean germanCard(String code) {
    if ("CFGHJKLMNPRTVWXYZ".indexOf(code.charAt(0)) < 0) {
      return false;
    }
    if (code.length() == 9) {
      return hasDigits(code);
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += value(code.charAt(i)) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return sum % 10 == value(code.charAt(9));
  }

  private static boolean hetu(String code) {
    String digits = code.substring(0, 6);
    String serial = code.substring(code.length() - 4, code.length() - 1);
    int day = Integer.parseInt(digits.substring(0, 2));
    int month = Integer.parseInt(digits.substring(2, 4));
    return NumberChecks.isDate(month, day) && "0123456789ABCDEFHJKLMNPRSTUVWXY"
        .charAt(Integer.parseInt(digits + serial) % 31) == code.charAt(code.length() - 1);
  }

  private static boolean nric(String code) {
    int[] weights = {2, 7, 6, 5, 4, 3, 2};
    char kind = code.charAt(0);
    int sum = kind == 'T' || kind == 'G' ? 4 : kind == 'M' ? 3 : 0;
    for (int i = 0; i < 7; i++) {
      sum += (code.charAt(i + 1) - '0') * weights[i];
    }
    String letters = switch (kind) {
      case 'S', 'T' -> "JZIHGFEDCBA";
      case 'F', 'G' -> "XWUTRQPNMLK";
      case 'M' -> "XWUTRQPNJLK";
      default -> "";
    };
    int place = kind == 'M' ? 10 - sum % 11 : sum % 11;
    return !letters.isEmpty() && letters.charAt(place) == code.charAt(8);
  }

  private static boolean mbi(String code) {
    for (int i = 0; i < code.length(); i++) {
      if ("SLOIBZ".indexOf(code.charAt(i)) >= 0) {
        return false;
      }
    }
    return code.charAt(0) != '0';
  }

  private static boolean dea(String code) {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += (code.charAt(i + 2) - '0') * (i % 2 == 0 ? 1 : 2);
    }
    return "ABCDEFGHJKLMPRSTUX".indexOf(code.charAt(0)) >= 0 && sum % 10 == code.charAt(8) - '0';
  }

  private static boolean vin(String code) {
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    int sum = 0;
    int letters = 0;
    for (int i = 0; i < 17; i++) {
      int place = values.indexOf(code.charAt(i));
      if (place < 0 || code.charAt(i) == '.') {
        return false;
      }
      letters += place > 9 ? 1 : 0;
      sum += place % 10 * weights[i];
    }
    char check = code.charAt(8);
    return letters >= 2 && letters <= 14 && (sum % 11 == 10 ? check == 'X' : check == '0' + sum % 11);
  }

  private static boolean ups(String code) {
    int sum = 0;
    for (int i = 2; i < 17; i++) {
      char c = code.charAt(i);
      int digit = Chars.isDigit(c) ? c - '0' : (c - 'A' + 2) % 10;
      sum += i % 2 == 0 ? digit : digit * 2;
    }
    return (10 - sum % 10) % 10 == code.charAt(17) - '0';
  }
}
