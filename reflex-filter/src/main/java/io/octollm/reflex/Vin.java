package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Vehicle identification numbers (ISO 3779): seventeen letters and digits without I, O and Q, with
 * North America's check digit in ninth place (49 CFR 565). Others have none and need a word beside.
 */
final class Vin implements Detector {
  static final String TYPE = "VIN";
  private static final int LENGTH = 17;
  private static final int CHECK = 8;
  private static final String VALUES = "12345678-12345-7-923456789";
  private static final Names NAMES = Names.of("vin", "vins", "vin number", "vehicle identification",
      "vehicle identification number", "vehicle", "chassis", "chassis number", "car", "fin",
      "fahrgestellnummer", "fahrzeugidentifizierungsnummer", "identifizierungsnummer", "bastidor", "châssis", "telaio");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int end = at + LENGTH;
    int sum = 0;
    int letters = 0;
    int small = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(at + i);
      int value = value(c);
      if (value < 0) {
        return;
      }
      letters += Chars.isDigit(c) ? 0 : 1;
      small += Chars.is(c, Chars.LOWER) ? 1 : 0;
      sum += value * weight(i);
    }
    if (small > 0 && small < letters || !endsInDigits(text, end)) {
      return;
    }
    int check = sum % 11;
    char ninth = text.charAt(at + CHECK);
    boolean holds = check == 10 ? (ninth | 32) == 'x' : ninth == '0' + check;
    Level unnamed = !holds || letters == 0 ? null : small > 0 ? Level.WEAK : Level.VALIDATED;
    boolean maker = !holds && letters > 1 && small == 0 && scan.brief(at, end);
    NAMES.judge(scan, TYPE, at, end, Level.VALIDATED, maker ? Level.WEAK : unnamed);
  }

  /** The last four of the serial are digits, everywhere. */
  private static boolean endsInDigits(Text text, int end) {
    return Chars.isDigit(text.charAt(end - 1)) && Chars.isDigit(text.charAt(end - 2))
        && Chars.isDigit(text.charAt(end - 3)) && Chars.isDigit(text.charAt(end - 4));
  }

  private static int weight(int index) {
    return index == CHECK ? 0 : index == 7 ? 10 : index < 7 ? 8 - index : 18 - index;
  }

  /** What a character counts, or -1 for one that no number has. */
  private static int value(char c) {
    if (Chars.isDigit(c)) {
      return c - '0';
    }
    int letter = (c | 32) - 'a';
    char value = letter < 0 || letter > 25 ? '-' : VALUES.charAt(letter);
    return value == '-' ? -1 : value - '0';
  }
}
