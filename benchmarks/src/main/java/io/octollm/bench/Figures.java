package io.octollm.bench;

/** Figures as they are printed. */
final class Figures {
  private Figures() {}

  /** To three decimals. */
  static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }
}
