package io.octollm.reflex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts tokens in the place of what the policy redacts, in one pass from left to right, and looks
 * again until nothing is left: a token may part what was glued before. For one thread.
 */
final class TextRedaction {
  /** More rounds than any text needs that was not built against the filter. */
  static final int MOST_ROUNDS = 8;

  private final Scanner scanner;
  private final Policy policy;
  private final Tokens tokens;
  private final Tally tally;

  TextRedaction(Scanner scanner, Policy policy, Tokens tokens, Tally tally) {
    this.scanner = scanner;
    this.policy = policy;
    this.tokens = tokens;
    this.tally = tally;
  }

  /**
   * The text as the policy leaves it; the very instance when it is clean. A text that still has
   * findings after the last round is replaced whole.
   *
   * @param label the name that the text stands under; null when it has none
   */
  String redact(String text, @Nullable String label) {
    List<Finding> candidates = scanner.find(text, label);
    if (candidates.isEmpty()) {
      return text;
    }
    for (Finding finding : Overlaps.resolve(candidates)) {
      tally.found(finding);
    }
    String clean = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Finding> plan = plan(candidates);
      if (plan.isEmpty()) {
        return clean;
      }
      clean = replace(clean, plan);
      candidates = scanner.find(clean, label);
    }
    return plan(candidates).isEmpty() ? clean : tokens.token("TEXT", text);
  }

  /** What is allowed is taken out first, so that it never hides what is not. */
  List<Finding> plan(List<Finding> candidates) {
    List<Finding> redactable = new ArrayList<>(candidates.size());
    for (Finding finding : candidates) {
      if (policy.action(finding.type(), finding.level()) == Action.REDACT) {
        redactable.add(finding);
      }
    }
    return Overlaps.resolve(redactable);
  }

  private String replace(String text, List<Finding> plan) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int done = 0;
    for (Finding finding : plan) {
      tally.redacted(finding);
      out.append(text, done, finding.start());
      out.append(tokens.token(finding.type(), text.substring(finding.start(), finding.end())));
      done = finding.end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
