package io.octollm.reflex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every detector, one line each. To add one: its line here, its class, and the file
 * {@code samples/TYPE.txt} among the test resources. Where findings overlap and are equally sure
 * and long, the earlier line wins.
 */
final class Catalogue {
  /** Changes whenever a detector may find something else; part of every cache key. */
  static final String VERSION = "1";

  record Entry(String type, Trigger trigger, Detector detector) {}

  private static final List<Entry> ENTRIES = List.of(
      new Entry(PrivateKey.TYPE, Trigger.PEM, new PrivateKey()),
      new Entry(AwsAccessKey.TYPE, Trigger.LETTER_A, new AwsAccessKey()),
      new Entry(ApiKey.TYPE, Trigger.LONG_TOKEN, new ApiKey()),
      new Entry(Jwt.TYPE, Trigger.LONG_TOKEN, new Jwt()),
      new Entry(UrlCredential.TYPE, Trigger.AT, new UrlCredential()),
      new Entry(PasswordAssignment.TYPE, Trigger.ASSIGNMENT, new PasswordAssignment()),
      new Entry(PasswordAssignment.TYPE, Trigger.LABEL, PasswordAssignment::label),
      new Entry(CreditCard.TYPE, Trigger.NUMBER, new CreditCard()),
      new Entry(Iban.TYPE, Trigger.COUNTRY_CODE, new Iban()),
      new Entry(UsSsn.TYPE, Trigger.NUMBER, new UsSsn()),
      new Entry(Email.TYPE, Trigger.AT, new Email()),
      new Entry(IpAddress.TYPE, Trigger.NUMBER, new IpAddress.V4()),
      new Entry(IpAddress.TYPE, Trigger.COLON, new IpAddress.V6()),
      new Entry(Phone.TYPE, Trigger.NUMBER, new Phone()));

  private static final Map<String, Integer> RANKS = ranks();

  private Catalogue() {}

  static List<Entry> entries() {
    return ENTRIES;
  }

  /** The detectors that a trigger calls, in order. */
  static Detector[] of(Trigger trigger) {
    List<Detector> detectors = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      if (entry.trigger() == trigger) {
        detectors.add(entry.detector());
      }
    }
    return detectors.toArray(Detector[]::new);
  }

  /** A type's place in the catalogue. */
  static int rank(String type) {
    return RANKS.getOrDefault(type, ENTRIES.size());
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < ENTRIES.size(); i++) {
      ranks.putIfAbsent(ENTRIES.get(i).type(), i);
    }
    return Map.copyOf(ranks);
  }
}
