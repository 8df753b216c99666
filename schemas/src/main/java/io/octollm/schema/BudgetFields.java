package io.octollm.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of a task's budget, each checked by itself. */
final class BudgetFields {
  static final int MAX_WHOLE = Integer.MAX_VALUE;
  static final int MAX_COST_USD = 1_000_000_000;
  private static final BigDecimal MAX_COST = BigDecimal.valueOf(MAX_COST_USD);
  private static final List<String> KNOWN =
      List.of("max_tokens", "max_time_seconds", "max_cost_usd", "max_retries");

  private BudgetFields() {}

  /**
   * The budget, with defaults for what is absent.
   *
   * @param tolerant whether to pass over unknown fields
   */
  static Budget read(@Nullable JsonNode node, boolean tolerant) {
    if (node == null) {
      return Budget.DEFAULT;
    }
    if (!(node instanceof ObjectNode budget)) {
      throw Refused.wrongKind("budget", node, "an object");
    }
    if (!tolerant) {
      Refused.unknownFields(budget, KNOWN, "budget", "budget.");
    }
    return new Budget(
        whole(budget, "max_tokens", 0, Budget.DEFAULT.maxTokens()),
        whole(budget, "max_time_seconds", 1, Budget.DEFAULT.maxTimeSeconds()),
        money(budget),
        (int) whole(budget, "max_retries", 0, Budget.DEFAULT.maxRetries()));
  }

  /** A whole number; 300.0 is one, as it is for JSON Schema. */
  private static long whole(ObjectNode budget, String name, long least, long absent) {
    JsonNode node = TaskFields.present(budget, name);
    if (node == null) {
      return absent;
    }
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToInt()
        || node.intValue() < least) {
      throw Refused.field("budget." + name, "must be a whole number from " + least + " to "
          + MAX_WHOLE + ", " + Refused.kind(node) + " was found");
    }
    return node.intValue();
  }

  /** Compared as a decimal: a figure beyond the range of a double is a problem like any other. */
  private static double money(ObjectNode budget) {
    JsonNode node = TaskFields.present(budget, "max_cost_usd");
    if (node == null) {
      return Budget.DEFAULT.maxCostUsd();
    }
    if (!node.isNumber() || node.decimalValue().signum() < 0
        || node.decimalValue().compareTo(MAX_COST) > 0) {
      throw Refused.field("budget.max_cost_usd", "must be a number from 0 to " + MAX_COST_USD + ", "
          + Refused.kind(node) + " was found");
    }
    return node.decimalValue().doubleValue();
  }
}
