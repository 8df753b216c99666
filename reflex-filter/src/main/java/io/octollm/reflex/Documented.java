package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Keys that vendors print in their own documentation for everybody to try, by what they begin with. */
final class Documented {
  private static final String[] KEYS = {
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u", // the emulator of Azure's storage
      "6LeIxAcTAAAAA", // reCAPTCHA's keys for tests
      "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "sk_test_BQokikJOvBiI2HlWgH4olfQ2", "sk_test_tR3PYbcVNZZ796tH88S4VQ2u",
      "rk_test_4eC39HqLyjWDarjtT1zdp7dc", // Stripe
      "1x00000000000000000000AA", "1x0000000000000000000000000000000AA", // Turnstile
  };

  private Documented() {}

  /** Whether such a key stands at a place. */
  static boolean isAt(Text text, int start) {
    char first = Chars.at(text, start);
    if (first != 'E' && first != '6' && first != 's' && first != 'r' && first != '1') {
      return false;
    }
    for (String key : KEYS) {
      if (text.startsWith(key, start)) {
        return true;
      }
    }
    return false;
  }
}
