package io.octollm.ops.doctor;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An address where models are asked.
 *
 * @param headers that bear the key, in the provider's form; empty for none
 * @param models that it ought to know
 */
public record Endpoint(URI address, Map<String, String> headers, List<String> models) {
  public Endpoint {
    headers = Map.copyOf(headers);
    models = List.copyOf(models);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Endpoint[" + models + "]";
  }
}
