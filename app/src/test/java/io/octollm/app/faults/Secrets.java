package io.octollm.app.faults;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded values that the filter's defaults redact, each made once. Not thread-safe. */
final class Secrets {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  private final Random random;
  private final List<String> made = new ArrayList<>();

  Secrets(Random random) {
    this.random = random;
  }

  /** Every value so far, as it must not be found again. */
  List<String> made() {
    return made;
  }

  /** One of any kind, in a few words. */
  String inWords() {
    return switch (random.nextInt(7)) {
      case 0 -> "write to " + email();
      case 1 -> "call " + kept("+1 415 555 " + digits(4));
      case 2 -> "SSN " + ssn();
      case 3 -> "the IBAN is " + iban();
      case 4 -> "token " + kept("ghp_" + letters(BASE62, 35) + "7");
      case 5 -> "card " + card().replaceAll("(.{4})(?!$)", "$1 ");
      default -> privateKey();
    };
  }

  /** One whose letters an id may have. */
  String asId() {
    return switch (random.nextInt(4)) {
      case 0 -> ssn();
      case 1 -> card();
      case 2 -> iban();
      default -> kept("AKIA" + letters(BASE32, 16));
    };
  }

  String email() {
    return kept("ann.lee" + digits(6) + "@acme-corp.com");
  }

  private String ssn() {
    return kept("%03d-%02d-%s".formatted(
        100 + random.nextInt(500), 10 + random.nextInt(80), "1" + digits(3)));
  }

  private String card() {
    String body = "4" + digits(14);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(i) - '0';
      int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += i % 2 == 0 ? doubled : digit;
    }
    String number = body + (10 - sum % 10) % 10;
    made.add(number.replaceAll("(.{4})(?!$)", "$1 "));
    return kept(number);
  }

  private String iban() {
    String account = digits(18);
    int check = 98 - new BigInteger(account + "131400").mod(IBAN_MODULUS).intValue();
    return kept("DE%02d%s".formatted(check, account));
  }

  private String privateKey() {
    return "-----BEGIN RSA PRIVATE KEY-----\n" + kept(letters(BASE62, 64)) + "\n"
        + kept(letters(BASE62, 64)) + "\n-----END RSA PRIVATE KEY-----";
  }

  private String digits(int count) {
    return letters("0123456789", count);
  }

  private String letters(String alphabet, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String kept(String value) {
    made.add(value);
    return value;
  }
}
