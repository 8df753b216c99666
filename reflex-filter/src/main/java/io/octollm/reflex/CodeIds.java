package io.octollm.reflex;

import java.util.List;

/** The table of ids that hold letters, one entry each, with its source. */
final class CodeIds {
  static final List<CodeId> TABLE = List.of(
      // Centers for Medicare & Medicaid Services: which place takes what.
      new CodeId("US_MBI", Level.SHAPED, "mbi medicare beneficiary", CodeIds::mbi,
          "9AX9AX9AA99", "9AX9-AX9-AA99", "9AX9 AX9 AA99"),
      // Drug Enforcement Administration: the sum of odd places and twice the even ones.
      new CodeId("US_DEA", Level.SHAPED, "dea", CodeIds::dea, "AA9999999", "A99999999"),
      // ISO 3779 and 49 CFR 565: the ninth character is a check.
      new CodeId("VIN", Level.VALIDATED, "vin vehicle chassis", CodeIds::vin, "XXXXXXXXXXXXXXXXX"),
      // No check is shared by all states: only beside the word for it.
      new CodeId("PASSPORT", null, "passport passeport reisepass pasaporte passaporto paspoort"
          + " passportnumber", code -> true, "999999999", "A99999999", "A9999999", "AA9999999",
          "AA999999", "99AA99999", "AAA999999", "A999999", "XXXXXXXXX"),
      new CodeId("DRIVER_LICENSE", null, "drivers driving driverlicense licence license dl"
          + " führerschein permis conducir dlnumber", CodeIds::hasDigits, "A9999999", "A99999999999", "A999999999999",
          "A99999999", "AA999999", "A999999", "9999999", "99999999", "999999999", "A99_99_9999",
          "A999_9999_9999", "AA9999999", "AAAAA999999AA9AA", "A9999_99999_99999", "A99999999999999"),
      // United Parcel Service: 1Z, sixteen more, the last a check.
      new CodeId("TRACKING_NUMBER", Level.VALIDATED, "tracking ups", CodeIds::ups, "1ZXXXXXXXXXXXXXXXX"));

  private CodeIds() {}

  private static boolean hasDigits(String code) {
    int digits = 0;
    for (int i = 0; i < code.length(); i++) {
      digits += Chars.isDigit(code.charAt(i)) ? 1 : 0;
    }
    return digits >= 4;
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