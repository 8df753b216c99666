package io.octollm.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an OpenAI-compatible model is, and what it costs.
 *
 * @param baseUrl such as {@code https://host/v1}
 * @param apiKey null where none is needed; never printed
 * @param timeout for the whole exchange
 * @param usdPerMillionIn price of a million tokens that are read; Out: that are written
 */
public record OpenAiSettings(
    String baseUrl,
    @Nullable String apiKey,
    String model,
    Duration timeout,
    double usdPerMillionIn,
    double usdPerMillionOut) {

  public OpenAiSettings {
    String scheme = scheme(baseUrl);
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("baseUrl: must begin with http:// or https://");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("model: is empty, a model's name is expected");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: must be more than 0, is " + timeout);
    }
  }

  private static @Nullable String scheme(String url) {
    try {
      return URI.create(url).getScheme();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  double costUsd(long tokensIn, long tokensOut) {
    return (tokensIn * usdPerMillionIn + tokensOut * usdPerMillionOut) / 1_000_000;
  }

  @Override
  public String toString() {
    return "OpenAiSettings[baseUrl=" + baseUrl + ", model=" + model + "]";
  }
}
