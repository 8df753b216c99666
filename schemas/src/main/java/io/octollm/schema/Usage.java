package io.octollm.schema;

import org.jspecify.annotations.Nullable;

/** What work cost. */
public record Usage(long tokensIn, long tokensOut, double costUsd, @Nullable String model) {
  public static final Usage NONE = new Usage(0, 0, 0, null);

  /** The sum; the model is the other's where it has one. */
  public Usage plus(Usage other) {
    return new Usage(tokensIn + other.tokensIn, tokensOut + other.tokensOut,
        costUsd + other.costUsd, other.model == null ? model : other.model);
  }

  public long tokens() {
    return tokensIn + tokensOut;
  }
}
