package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Payment card numbers: the issuer's range (ISO/IEC 7812), its lengths, and Luhn's checksum. One
 * run of digits, or groups as they are embossed.
 */
final class CreditCard implements Detector {
  static final String TYPE = "CREDIT_CARD";
  private static final Words FOR = Words.of("card cards cc credit debit visa mastercard amex"
      + " discover pan ccn payment maestro karte kreditkarte carte tarjeta kartę karty karta kartą kort kortet"
      + " kaart kart kartı cartão");
  private static final Words AGAINST = Words.of("order orders invoice tracking timestamp sha uuid"
      + " version build serial isbn sku ticket reference nonce hash imei epoch");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = groups(n);
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    int digits = n.digits(groups);
    if (!Luhn.holds(n, digits) || n.repeats(digits)) {
      return;
    }
    int end = n.end(groups - 1);
    if (!isIssued(n, digits)) {
      unissued(scan, n, digits, at, end);
      return;
    }
    boolean named = scan.near(at, end, FOR);
    boolean doubtful = groups > 1
        ? HexTable.isAround(scan.text, at, end) || n.separator(1) == '/'
        : scan.inUrl(at) || isDoubtful(scan, digits, at, end) || n.prefixed() || isPart(scan.text, at)
            || scan.near(at, end, AGAINST);
    if (named) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    } else {
      scan.add(TYPE, at, end, doubtful ? Level.WEAK : Level.VALIDATED);
    }
  }

  /** Fifteen or sixteen digits of no issuer's range, as for air travel, in a text of little else. */
  private static void unissued(Scan scan, DigitGroups n, int digits, int at, int end) {
    if ((digits == 16 || digits == 15 && n.digit(0) == 1) && n.digit(0) > 0 && !n.prefixed()
        && scan.brief(at, end) && !scan.near(at, end, AGAINST)) {
      scan.addFaint(TYPE, at, end);
    }
  }

  /** Whether another number and a slash stand before it, as in the tokens of some vendors. */
  private static boolean isPart(Text text, int at) {
    return Chars.at(text, at - 1) == '/' && Chars.isDigit(Chars.at(text, at - 2));
  }

  /** Thirteen digits may be milliseconds or an article; other odd sizes tell in a text of little else. */
  private static boolean isDoubtful(Scan scan, int digits, int at, int end) {
    return digits != 16 && digits != 15 && (digits == 13 || !scan.brief(at, end));
  }

  /** How many groups make a card, or 0. */
  private static int groups(DigitGroups n) {
    if (n.size(0) >= 13) {
      return n.size(0) <= 19 ? 1 : 0;
    }
    if (n.size(0) != 4) {
      return 0;
    }
    if (n.begins(4, 4, 4, 4, 3) && n.uniform(5) && !(n.begins(4, 4, 4, 4, 3, 4) && n.uniform(6))
        && Luhn.holds(n, 19) && isIssued(n, 19)) {
      return 5;
    }
    int groups = n.begins(4, 4, 4, 4) ? 4 : n.begins(4, 6, 5) || n.begins(4, 6, 4) ? 3
        : n.begins(4, 4, 4, 3) ? 4 : 0;
    return n.uniform(groups) || groups == 4 && isSlashed(n) ? groups : 0;
  }

  private static boolean isSlashed(DigitGroups n) {
    return n.separator(1) == '/' && n.separator(2) == '/' && n.separator(3) == '/';
  }

  private static boolean isIssued(DigitGroups n, int digits) {
    int two = n.value(0, 2);
    int four = n.value(0, 4);
    return switch (two) {
      case 34, 37 -> digits == 15;
      case 30 -> digits == 14 && (four < 3060 || four == 3095);
      case 36 -> digits >= 14;
      case 38, 39 -> digits == 14;
      case 35 -> digits >= 16 && four >= 3528 && four <= 3589;
      case 22, 23, 24, 25, 26, 27 ->
          digits == 16 && (four >= 2221 && four <= 2720 || four >= 2200 && four <= 2204);
      case 51, 52, 53, 54, 55 -> digits == 16;
      case 50, 56, 57, 58, 63, 67, 68 -> digits >= 13;
      case 60, 65, 81, 82 -> digits >= 16;
      case 62, 64 -> digits >= 16;
      case 97 -> digits == 16 && four == 9792;
      default -> two / 10 == 4 && (digits == 13 || digits == 16 || digits == 19);
    };
  }
}
