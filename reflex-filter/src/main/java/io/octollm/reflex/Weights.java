package io.octollm.reflex;

/** A weight for each digit, from the left; the sum of the products is what many checks are made of. */
final class Weights {
  private final int[] weights;

  private Weights(int[] weights) {
    this.weights = weights;
  }

  static Weights of(int... weights) {
    return new Weights(weights);
  }

  int sum(Digits digits) {
    return sum(digits, 0);
  }

  /** The sum over as many digits as there are weights, from one digit on. */
  int sum(Digits digits, int from) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digits.digit(from + i);
    }
    return sum;
  }
}
