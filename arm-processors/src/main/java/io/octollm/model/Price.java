package io.octollm.model;

/**
 * What a model costs.
 *
 * @param in USD for a million tokens that are read; {@code out}: that are written
 */
public record Price(double in, double out) {
  static final Price FREE = new Price(0, 0);

  double costUsd(long tokensIn, long tokensOut) {
    return (tokensIn * in + tokensOut * out) / 1_000_000;
  }
}
