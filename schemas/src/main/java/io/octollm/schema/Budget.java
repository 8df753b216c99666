package io.octollm.schema;

/** What a task may use up at the most, over all its steps and attempts. */
public record Budget(long maxTokens, long maxTimeSeconds, double maxCostUsd, int maxRetries) {
  public static final Budget DEFAULT = new Budget(10_000, 300, 1.0, 3);
}
