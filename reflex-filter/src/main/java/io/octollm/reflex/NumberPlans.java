package io.octollm.reflex;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/**
 * Whether a candidate is a number of a country's plan, by libphonenumber's tables. It sees the digits
 * alone, and only those that the hand-written checks of {@link Phone} leave. Thread-safe.
 */
final class NumberPlans {
  private static final int MOST_NATIONAL = 14;

  /** A country whose numbers are known without the country's code, and what it dials before them. */
  private record Plan(String region, int code, boolean trunk) {}

  private static final List<Plan> PLANS = List.of(new Plan("US", 1, false), new Plan("GB", 44, true),
      new Plan("DE", 49, true), new Plan("FR", 33, true), new Plan("IN", 91, true),
      new Plan("IT", 39, false), new Plan("ES", 34, false), new Plan("IL", 972, true),
      new Plan("BR", 55, true), new Plan("AU", 61, true), new Plan("JP", 81, true),
      new Plan("NL", 31, true), new Plan("CH", 41, true), new Plan("AT", 43, true),
      new Plan("SE", 46, true), new Plan("BE", 32, true), new Plan("PL", 48, false),
      new Plan("PT", 351, false), new Plan("MX", 52, false), new Plan("ZA", 27, true),
      new Plan("KR", 82, true), new Plan("CN", 86, true), new Plan("TR", 90, true),
      new Plan("IE", 353, true), new Plan("NZ", 64, true), new Plan("SG", 65, false),
      new Plan("TH", 66, true), new Plan("MY", 60, true), new Plan("ID", 62, true), new Plan("VN", 84, true),
      new Plan("FI", 358, true), new Plan("RO", 40, true), new Plan("UA", 380, true));

  /** Those whose numbers are short or like others: only a word beside one tells. */
  private static final List<Plan> BRIEF = List.of(new Plan("DK", 45, false), new Plan("NO", 47, false),
      new Plan("IS", 354, false), new Plan("LV", 371, false), new Plan("EE", 372, false), new Plan("LT", 370, true),
      new Plan("CZ", 420, false), new Plan("SK", 421, true), new Plan("HU", 36, false), new Plan("GR", 30, false),
      new Plan("HR", 385, true), new Plan("RS", 381, true), new Plan("SI", 386, true), new Plan("BA", 387, true),
      new Plan("MK", 389, true), new Plan("BG", 359, true), new Plan("AL", 355, true), new Plan("MD", 373, true),
      new Plan("GE", 995, true), new Plan("AM", 374, true), new Plan("HK", 852, false), new Plan("TW", 886, true),
      new Plan("PH", 63, true), new Plan("PK", 92, true), new Plan("BD", 880, true), new Plan("IR", 98, true),
      new Plan("SA", 966, true), new Plan("AE", 971, true), new Plan("EG", 20, true), new Plan("MA", 212, true),
      new Plan("KE", 254, true), new Plan("TZ", 255, true), new Plan("RU", 7, false), new Plan("LU", 352, false));

  private static final int CODES = 1000;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final boolean[] assigned = new boolean[CODES];

  NumberPlans() {
    for (int code : plans.getSupportedCallingCodes()) {
      assigned[code] = true;
    }
  }

  /**
   * Whether digits behind a country's code are a number there.
   *
   * @param from the first digit behind the code
   * @param trunk the index of a zero in brackets that is not dialled from abroad; -1 when there is none
   */
  boolean isNumber(int code, DigitGroups n, int from, int to, int trunk) {
    int digits = to - from - (trunk < 0 ? 0 : 1);
    return assigned[code] && digits >= 4 && digits <= MOST_NATIONAL
        && plans.isValidNumber(number(code, n, from, to, trunk));
  }

  /** Whether digits are a number as one of the known countries writes it at home. */
  boolean isNational(DigitGroups n, int digits) {
    return isOfAny(PLANS, n, digits);
  }

  /** Whether they are one of a country whose numbers are like others, so that a word must stand beside it. */
  boolean isNationalElsewhere(DigitGroups n, int digits) {
    return isOfAny(BRIEF, n, digits);
  }

  private boolean isOfAny(List<Plan> some, DigitGroups n, int digits) {
    boolean zero = n.digit(0) == 0;
    for (Plan plan : some) {
      boolean italian = plan.code() == 39;
      if (zero ? plan.trunk() || italian : !plan.trunk() || plan.code() == 91 || plan.code() == 55) {
        int from = zero && !italian ? 1 : 0;
        if (digits - from <= MOST_NATIONAL
            && plans.isValidNumberForRegion(number(plan.code(), n, from, digits, -1), plan.region())) {
          return true;
        }
      }
    }
    return false;
  }

  private static PhoneNumber number(int code, DigitGroups n, int from, int to, int trunk) {
    PhoneNumber number = new PhoneNumber().setCountryCode(code);
    long value = 0;
    int zeros = 0;
    for (int i = from; i < to; i++) {
      if (i != trunk) {
        zeros += value == 0 && n.digit(i) == 0 ? 1 : 0;
        value = value * 10 + n.digit(i);
      }
    }
    number.setNationalNumber(value);
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    return number;
  }
}
