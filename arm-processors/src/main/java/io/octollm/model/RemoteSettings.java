package io.octollm.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where one model is and how it is asked.
 *
 * @param baseUrl such as {@code https://host/v1}; of Azure the resource's address alone
 * @param apiKey null where none is needed; never printed
 * @param model its name; of Azure the deployment's
 * @param timeout for the whole exchange
 * @param apiVersion of Azure's interface; empty elsewhere
 */
public record RemoteSettings(
    Dialect dialect,
    String baseUrl,
    @Nullable String apiKey,
    String model,
    Duration timeout,
    String apiVersion,
    ModelLimits limits) {

  public RemoteSettings {
    URI address = address(baseUrl);
    String scheme = address == null ? null : address.getScheme();
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

  private static @Nullable URI address(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Nullable String host() {
    return URI.create(baseUrl).getHost();
  }

  @Override
  public String toString() {
    return "RemoteSettings[dialect=" + dialect + ", baseUrl=" + baseUrl + ", model=" + model + "]";
  }
}
