package io.octollm.reflex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the policy wants in the place of what it does not allow, in one pass from left to right,
 * and looks again until nothing is left: a token may part what was glued before. For one thread.
 */
final class TextRedaction {
  /** More rounds than any text needs that was not built against the filter. */
  static final int MOST_ROUNDS = 8;

  private final Scanner scanner;
  private final Substitutes substitutes;
  private final Tally tally;

  TextRedaction(Scanner scanner, Substitutes substitutes, Tally tally) {
    this.scanner = scanner;
    this.substitutes = substitutes;
    this.tally = tally;
  }

  /**
   * The text as the policy leaves it; the very instance when it is clean. A text that still has
   * findings after the last round is replaced whole.
   *
   * @param label the name that the text stands under; null when it has none
   */
  String redact(String text, @Nullable String label) {
    return redact(text, label, scanner.find(text, label));
  }

  /** The same for one of which it is known what {@link Scanner#find} says. */
  String redact(String text, @Nullable String label, List<Finding> said) {
    if (said.isEmpty()) {
      return text;
    }
    for (Finding finding : Overlaps.resolve(said)) {
      tally.found(finding);
    }
    List<Finding> candidates = said;
    String clean = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Finding> plan = plan(candidates, clean);
      if (plan.isEmpty()) {
        return clean;
      }
      clean = replace(clean, plan);
      candidates = scanner.find(clean, label);
    }
    return plan(candidates, clean).isEmpty() ? clean : substitutes.whole(text);
  }

  /** What is allowed is taken out first, so that it never hides what is not. */
  List<Finding> plan(List<Finding> candidates, String text) {
    List<Finding> redactable = new ArrayList<>(candidates.size());
    for (Finding finding : candidates) {
      if (substitutes.replaces(finding, text)) {
        redactable.add(finding);
      }
    }
    return Overlaps.resolve(redactable);
  }

  private String replace(String text, List<Finding> plan) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int done = 0;
    for (Finding finding : plan) {
      tally.treated(finding, substitutes.action(finding));
      out.append(text, done, finding.start());
      out.append(substitutes.of(finding, text.substring(finding.start(), finding.end())));
      done = finding.end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
