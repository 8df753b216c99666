package io.octollm.arm;

import java.util.List;

/** What finds personal data, secrets and injection in a text. Safe for use by many threads. */
@FunctionalInterface
public interface TextScan {
  Report scan(String text);

  /**
   * What was found.
   *
   * @param verdict allow, flag or block: whether the text gives orders to a model
   * @param signals why, by the names of the signs
   * @param redacted the text as the policy leaves it
   */
  record Report(
      List<Spot> spots, String verdict, double score, List<String> signals, String redacted) {}

  /**
   * One finding, never with its value.
   *
   * @param start the first UTF-16 code unit, {@code end} the one after the last
   */
  record Spot(String type, String level, int start, int end) {}
}
