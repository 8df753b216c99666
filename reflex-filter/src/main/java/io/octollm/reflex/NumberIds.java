package io.octollm.reflex;

import static io.octollm.reflex.NumberChecks.weighted;
import static io.octollm.reflex.NumberId.Form.COMMON;
import static io.octollm.reflex.NumberId.Form.GROUPED;
import static io.octollm.reflex.NumberId.Form.MUTE;

import java.util.List;

/** The table of numbers that are known by their digits alone, one entry each, with its source. */
final class NumberIds {
  static final List<NumberId> TABLE = List.of(
      // Internal Revenue Service: 9xx-[50-65|70-88|90-92|94-99]-xxxx.
      new NumberId("US_ITIN", GROUPED, "itin taxpayer individual irs tin", NumberIds::itin,
          "ddd-dd-dddd", "ddd dd dddd", "ddddddddd"),
      // Internal Revenue Service: prefixes of campuses.
      new NumberId("US_EIN", COMMON, "ein fein employer federal taxid irs", NumberIds::ein,
          "dd-ddddddd"),
      // American Bankers Association: weights 3, 7, 1 and the ranges of the Federal Reserve.
      new NumberId("US_ROUTING_NUMBER", COMMON, "routing aba rtn transit aba_routing wire", NumberIds::aba,
          "ddddddddd", "dddd_dddd_d"),
      // Centers for Medicare & Medicaid Services: Luhn over 80840 and the number.
      new NumberId("US_NPI", COMMON, "npi provider prescriber physician", NumberIds::npi,
          "dddddddddd"),
      // No check is published for the accounts of all banks.
      new NumberId("US_BANK_ACCOUNT", MUTE, "account acct checking savings iban_account bankaccount"
          + " accountnumber acctno", (n, digits) -> true, "dddddddd", "ddddddddd", "dddddddddd",
          "ddddddddddd", "dddddddddddd", "ddddddddddddd", "dddddddddddddd", "ddddddddddddddd",
          "dddddddddddddddd", "ddddddddddddddddd"),
      new NumberId("MEDICAL_RECORD_NUMBER", MUTE, "mrn medical medicalrecord chart emr ehr",
          (n, digits) -> true, "dddddd", "ddddddd", "dddddddd", "ddddddddd", "dddddddddd"));

  private NumberIds() {}

  private static boolean itin(DigitGroups n, int digits) {
    int group = n.value(3, 5);
    return n.digit(0) == 9 && (group >= 50 && group <= 65 || group >= 70 && group <= 88
        || group >= 90 && group <= 92 || group >= 94);
  }

  private static boolean ein(DigitGroups n, int digits) {
    int prefix = n.value(0, 2);
    return prefix >= 1 && "07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97"
        .indexOf((prefix < 10 ? "0" : "") + prefix) < 0;
  }

  private static boolean aba(DigitGroups n, int digits) {
    int prefix = n.value(0, 2);
    boolean range = prefix >= 1 && prefix <= 12 || prefix >= 21 && prefix <= 32
        || prefix >= 61 && prefix <= 72 || prefix == 80;
    return range && weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
  }

  private static boolean npi(DigitGroups n, int digits) {
    return n.digit(0) >= 1 && n.digit(0) <= 2 && NumberChecks.luhn(n, 0, digits, 24);
  }
}
