package io.octollm.arm;

import java.util.List;
import java.util.Locale;

/** How bad it would be to let a text pass. From {@link #HIGH} on it is stopped where the policy is enforced. */
enum RiskLevel {
  NONE,
  /** Something was found, and the policy allows it. */
  LOW,
  /** Personal data that the policy takes out, or signs of orders to a model. */
  MEDIUM,
  /** A secret that the policy takes out. */
  HIGH,
  /** What the policy blocks: a value, or a text that gives orders to a model. */
  CRITICAL;

  static RiskLevel of(List<TextScan.Spot> spots, String verdict) {
    RiskLevel worst = switch (verdict) {
      case "block" -> CRITICAL;
      case "flag" -> MEDIUM;
      default -> NONE;
    };
    for (TextScan.Spot spot : spots) {
      RiskLevel risk = spot.blocked() ? CRITICAL : spot.allowed() ? LOW : spot.secret() ? HIGH : MEDIUM;
      worst = risk.compareTo(worst) > 0 ? risk : worst;
    }
    return worst;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
