package io.octollm.model;

import dev.langchain4j.model.output.TokenUsage;
import io.octollm.schema.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs.
 *
 * @param in USD for a million tokens that are read; {@code out}: that are written
 */
public record Price(double in, double out) {
  static final Price FREE = new Price(0, 0);

  /** What a call cost by the tokens that the provider reports; null where it reports none. */
  Usage usage(String model, @Nullable TokenUsage tokens) {
    long read = tokens == null ? 0 : count(tokens.inputTokenCount());
    long written = tokens == null ? 0 : count(tokens.outputTokenCount());
    return new Usage(read, written, costUsd(read, written), model);
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }

  private double costUsd(long tokensIn, long tokensOut) {
    return (tokensIn * in + tokensOut * out) / 1_000_000;
  }
}
