package io.octollm.reflex;

import static io.octollm.reflex.NumberChecks.isDate;
import static io.octollm.reflex.NumberChecks.weighted;
import static io.octollm.reflex.NumberId.Form.COMMON;
import static io.octollm.reflex.NumberId.Form.GROUPED;
import static io.octollm.reflex.NumberId.Form.MUTE;
import static io.octollm.reflex.NumberId.Form.TELLING;

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
      // Service Canada: Luhn, first digit neither 0 nor 8.
      new NumberId("CA_SIN", GROUPED, "sin nas social insurance assurance canada canadian",
          NumberIds::sin, "ddd_ddd_ddd", "ddddddddd"),
      // NHS Data Dictionary: weights 10 to 2, modulo 11.
      new NumberId("UK_NHS", COMMON, "nhs patient", NumberIds::nhs, "ddd_ddd_dddd", "dddddddddd"),
      // Unique Identification Authority of India: Verhoeff, first digit 2 to 9.
      new NumberId("IN_AADHAAR", TELLING, "aadhaar aadhar adhaar uidai uid आधार", NumberIds::aadhaar,
          "dddd_dddd_dddd", "dddddddddddd"),
      // Ministry of Digital Affairs: weights 1, 3, 7, 9 and a date of birth.
      new NumberId("PL_PESEL", COMMON, "pesel", NumberIds::pesel, "ddddddddddd"),
      // Bundeszentralamt für Steuern: ISO 7064 MOD 11,10; one digit of the first ten repeats.
      new NumberId("DE_TAX_ID", TELLING, "steuer steuerid idnr tin steueridentifikationsnummer"
          + " identifikationsnummer steuernummer tax", NumberIds::germanTax,
          "dd_ddd_ddd_ddd", "ddddddddddd"),
      // Rijksdienst voor Identiteitsgegevens: the eleven test.
      new NumberId("NL_BSN", COMMON, "bsn burgerservicenummer sofinummer sofi burger citizen"
          + " persoonsnummer", NumberIds::bsn, "dddd_dd_ddd", "ddd_ddd_ddd", "ddddddddd"),
      // Skatteverket: Luhn over ten digits and a date, the day raised by 60 for a coordination number.
      new NumberId("SE_PERSONNUMMER", TELLING, "personnummer personnr samordningsnummer pnr"
          + " swedish personal identity", NumberIds::personnummer, "dddddd-dddd", "dddddddd-dddd",
          "dddddddddd", "dddddddddddd"),
      // Ministry of the Interior and Safety: a date, then a digit for sex and century.
      new NumberId("KR_RRN", TELLING, "rrn 주민등록번호 주민번호 resident registration korean jumin",
          NumberIds::rrn, "dddddd-ddddddd", "ddddddddddddd"),
      // Australian Taxation Office: weights, modulo 11.
      new NumberId("AU_TFN", COMMON, "tfn tax", NumberIds::tfn, "ddd_ddd_ddd", "ddddddddd",
          "dddddddd", "dd_ddd_ddd"),
      // Australian Business Register: weights, modulo 89, the first digit less one.
      new NumberId("AU_ABN", TELLING, "abn business australian", NumberIds::abn, "dd_ddd_ddd_ddd",
          "ddddddddddd"),
      // Services Australia: weights 1, 3, 7, 9, first digit 2 to 6.
      new NumberId("AU_MEDICARE", TELLING, "medicare", NumberIds::medicare, "dddd_ddddd_d",
          "dddddddddd"),
      // Receita Federal: two check digits.
      new NumberId("BR_CPF", TELLING, "cpf", NumberIds::cpf, "ddd.ddd.ddd-dd", "ddddddddddd"),
      new NumberId("BR_CNPJ", TELLING, "cnpj", NumberIds::cnpj, "dd.ddd.ddd/dddd-dd",
          "dddddddddddddd"),
      // Nüfus ve Vatandaşlık İşleri: two check digits.
      new NumberId("TR_NATIONAL_ID", COMMON, "tc tckn tckimlik kimlik turkish vatandaşlık nüfus türkiye",
          NumberIds::turkish, "ddddddddddd"),
      // Department of Home Affairs: a date, citizenship 0 or 1, Luhn.
      new NumberId("ZA_ID", TELLING, "id identity rsa sa african identiteitsnommer", NumberIds::southAfrican,
          "ddddddddddddd", "dddddd_dddd_ddd", "dddddd_dddd_d_dd"),
      // Department of Provincial Administration: weights 13 to 2, modulo 11.
      new NumberId("TH_TNIN", TELLING, "thai thailand tnin ประจำตัวประชาชน บัตรประชาชน citizen",
          NumberIds::thai, "d_dddd_ddddd_dd_d", "ddddddddddddd"),
      // INSEE: 97 less the number modulo 97.
      new NumberId("FR_NIR", TELLING, "nir insee sécu securite sécurité sociale social vitale",
          NumberIds::nir, "d_dd_dd_dd_ddd_ddd_dd", "ddddddddddddddd", "ddddddddddddd dd"),
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

  private static boolean sin(DigitGroups n, int digits) {
    return n.digit(0) != 0 && n.digit(0) != 8 && NumberChecks.luhn(n, digits);
  }

  private static boolean nhs(DigitGroups n, int digits) {
    int check = 11 - weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check != 10 && check % 11 == n.digit(9);
  }

  private static boolean aadhaar(DigitGroups n, int digits) {
    return n.digit(0) >= 2 && NumberChecks.verhoeff(n, digits);
  }

  private static boolean pesel(DigitGroups n, int digits) {
    return weighted(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0
        && isDate(n.value(2, 4) % 20, n.value(4, 6));
  }

  private static boolean germanTax(DigitGroups n, int digits) {
    if (n.digit(0) == 0 || !NumberChecks.mod1110(n, digits)) {
      return false;
    }
    int seen = 0;
    int most = 0;
    for (int value = 0; value < 10; value++) {
      int times = 0;
      for (int i = 0; i < 10; i++) {
        times += n.digit(i) == value ? 1 : 0;
      }
      seen += times > 0 ? 1 : 0;
      most = Math.max(most, times);
    }
    return most == 2 && seen == 9 || most == 3 && seen == 8;
  }

  private static boolean bsn(DigitGroups n, int digits) {
    int sum = weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) - n.digit(8);
    return sum > 0 && sum % 11 == 0;
  }

  private static boolean personnummer(DigitGroups n, int digits) {
    int from = digits - 10;
    int day = n.value(from + 4, from + 6);
    boolean century = from == 0 || n.value(0, 2) >= 18 && n.value(0, 2) <= 20;
    return century && isDate(n.value(from + 2, from + 4), day > 60 ? day - 60 : day)
        && NumberChecks.luhn(n, from, digits, 0);
  }

  private static boolean rrn(DigitGroups n, int digits) {
    return isDate(n.value(2, 4), n.value(4, 6)) && n.digit(6) >= 1 && n.digit(6) <= 8;
  }

  private static boolean tfn(DigitGroups n, int digits) {
    int sum = digits == 9 ? weighted(n, 1, 4, 3, 7, 5, 8, 6, 9, 10)
        : weighted(n, 10, 7, 8, 4, 6, 3, 5, 1);
    return sum % 11 == 0;
  }

  private static boolean abn(DigitGroups n, int digits) {
    return n.digit(0) > 0
        && (weighted(n, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
  }

  private static boolean medicare(DigitGroups n, int digits) {
    return n.digit(0) >= 2 && n.digit(0) <= 6 && n.digit(9) > 0
        && weighted(n, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == n.digit(8);
  }

  private static boolean cpf(DigitGroups n, int digits) {
    int first = weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = weighted(n, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return first == n.digit(9) && second == n.digit(10);
  }

  private static boolean cnpj(DigitGroups n, int digits) {
    int first = weighted(n, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    int second = weighted(n, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (first < 2 ? 0 : 11 - first) == n.digit(12) && (second < 2 ? 0 : 11 - second) == n.digit(13);
  }

  private static boolean turkish(DigitGroups n, int digits) {
    int odd = n.digit(0) + n.digit(2) + n.digit(4) + n.digit(6) + n.digit(8);
    int even = n.digit(1) + n.digit(3) + n.digit(5) + n.digit(7);
    return n.digit(0) != 0 && Math.floorMod(odd * 7 - even, 10) == n.digit(9)
        && (odd + even + n.digit(9)) % 10 == n.digit(10);
  }

  private static boolean southAfrican(DigitGroups n, int digits) {
    return isDate(n.value(2, 4), n.value(4, 6)) && n.digit(10) <= 2 && NumberChecks.luhn(n, digits);
  }

  private static boolean thai(DigitGroups n, int digits) {
    int sum = weighted(n, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    return n.digit(0) >= 1 && n.digit(0) <= 8 && (11 - sum % 11) % 10 == n.digit(12);
  }

  private static boolean nir(DigitGroups n, int digits) {
    int month = n.value(3, 5);
    long value = n.value(0, 7) * 1_000_000L + n.value(7, 13);
    return n.digit(0) >= 1 && n.digit(0) <= 8 && n.digit(0) != 5 && n.digit(0) != 6
        && (month >= 1 && month <= 12 || month >= 20) && 97 - value % 97 == n.value(13, 15);
  }
}
