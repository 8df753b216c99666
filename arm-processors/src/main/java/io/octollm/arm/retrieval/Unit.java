package io.octollm.arm.retrieval;

import org.jspecify.annotations.Nullable;

/** Vectors of length 1: the nearness of two is then their product. */
final class Unit {
  private Unit() {}

  /** The vector's direction; null when it has none. */
  static float @Nullable [] of(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += (double) number * number;
    }
    double length = Math.sqrt(sum);
    if (length == 0 || !Double.isFinite(length)) {
      return null;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}
