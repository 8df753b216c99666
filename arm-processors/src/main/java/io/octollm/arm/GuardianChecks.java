package io.octollm.arm;

import io.octollm.schema.Assignment;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a guardian is to look for: {@code context.check_types}, everything where it is not given. */
enum GuardianChecks {
  PII,
  SECRETS,
  INJECTION,
  POLICY;

  private static final String ALL = "all";

  /** The words of {@code context.check_types}. */
  static List<String> names() {
    return List.of(PII.toString(), SECRETS.toString(), INJECTION.toString(), POLICY.toString(), ALL);
  }

  /** Empty for what is no list of these words. */
  static Optional<Set<GuardianChecks>> of(Assignment assignment) {
    JsonNode given = assignment.context().get("check_types");
    Set<GuardianChecks> asked = EnumSet.noneOf(GuardianChecks.class);
    if (given == null) {
      return Optional.of(EnumSet.allOf(GuardianChecks.class));
    }
    for (JsonNode item : given) {
      String word = item.asString("");
      if (!names().contains(word)) {
        return Optional.empty();
      }
      for (GuardianChecks check : values()) {
        if (word.equals(ALL) || word.equals(check.toString())) {
          asked.add(check);
        }
      }
    }
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
  }

  /** Whether this look is after such a finding; that of the policy is after all that it does not allow. */
  boolean heeds(TextScan.Spot spot) {
    return switch (this) {
      case PII -> !spot.secret();
      case SECRETS -> spot.secret();
      case POLICY -> !spot.allowed();
      case INJECTION -> false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
