package io.octollm.schema;

import org.jspecify.annotations.Nullable;

/**
 * What work cost.
 *
 * @param model that was asked, and {@code prompt}: the version of the prompt that it was asked with;
 *     null where there was none, of several the last
 */
public record Usage(long tokensIn, long tokensOut, double costUsd, @Nullable String model,
    @Nullable String prompt) {
  public static final Usage NONE = new Usage(0, 0, 0, null);
  private static final long MOST = 1_000_000_000_000L;

  /** Throws IllegalArgumentException for figures that no work costs: they would spoil every budget. */
  public Usage {
    if (tokensIn < 0 || tokensIn > MOST || tokensOut < 0 || tokensOut > MOST
        || !(costUsd >= 0 && costUsd <= MOST)) {
      throw new IllegalArgumentException("usage must lie between 0 and " + MOST);
    }
  }

  /** Of a model that was asked without a prompt of ours. */
  public Usage(long tokensIn, long tokensOut, double costUsd, @Nullable String model) {
    this(tokensIn, tokensOut, costUsd, model, null);
  }

  public Usage with(String prompt) {
    return new Usage(tokensIn, tokensOut, costUsd, model, prompt);
  }

  /** The sum; model and prompt are the other's where it has one. */
  public Usage plus(Usage other) {
    return new Usage(Math.min(MOST, tokensIn + other.tokensIn),
        Math.min(MOST, tokensOut + other.tokensOut), Math.min(MOST, costUsd + other.costUsd),
        other.model == null ? model : other.model, other.prompt == null ? prompt : other.prompt);
  }

  public long tokens() {
    return tokensIn + tokensOut;
  }
}
