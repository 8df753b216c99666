package io.octollm.arm;

import java.util.List;

/** What finds personal data, secrets and injection in a text. Safe for use by many threads. */
@FunctionalInterface
public interface TextScan {
  /** Of a sender's own text. */
  Report scan(String text);

  /** How far a text from outside gives orders to a model: it has no business doing so. */
  default Orders orders(String text) {
    return scan(text).orders();
  }

  /**
   * What was found.
   *
   * @param orders how far the text gives orders to a model
   * @param redacted the text as the policy leaves it
   */
  record Report(List<Spot> spots, Orders orders, String redacted) {}

  /**
   * Whether a text gives orders to a model.
   *
   * @param verdict allow, flag or block
   * @param score 0 to 1
   * @param signals why, by the names of the signs
   */
  record Orders(String verdict, double score, List<String> signals) {
    private static final List<String> WORSE = List.of("allow", "flag", "block");

    /** The worse of two: the same score may be blocked in one text and flagged in another. */
    Orders or(Orders other) {
      int difference = WORSE.indexOf(other.verdict) - WORSE.indexOf(verdict);
      return difference > 0 || difference == 0 && other.score > score ? other : this;
    }
  }

  /**
   * One finding, never with its value.
   *
   * @param secret whether it opens something, and is not of a person
   * @param action what the policy does with it: allow, redact, mask, hmac, drop or block
   * @param start the first UTF-16 code unit, {@code end} the one after the last
   */
  record Spot(String type, String level, boolean secret, String action, int start, int end) {
    boolean allowed() {
      return action.equals("allow");
    }

    boolean blocked() {
      return action.equals("block");
    }
  }
}
