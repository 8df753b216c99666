package io.octollm.model;

import java.time.Duration;

/**
 * How much of one model this process uses.
 *
 * @param requestsPerMinute 0 for no limit of ours
 * @param tokensPerMinute read and written together; 0 for no limit of ours
 * @param quotaPause how long a model whose quota is spent is left alone when the provider names no time
 */
public record ModelLimits(int requestsPerMinute, int tokensPerMinute, Duration quotaPause) {
  public static final ModelLimits NONE = new ModelLimits(0, 0, Duration.ofMinutes(10));

  public ModelLimits {
    if (requestsPerMinute < 0 || tokensPerMinute < 0) {
      throw new IllegalArgumentException("limits: must not be negative");
    }
    if (quotaPause.isNegative()) {
      throw new IllegalArgumentException("quotaPause: must not be negative, is " + quotaPause);
    }
  }
}
