package io.octollm.arm;

import io.octollm.schema.TaskError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an arm's output passes through before it leaves the worker: values that the policy does not
 * allow are replaced. Safe for use by many threads.
 */
@FunctionalInterface
public interface OutputFilter {
  /** Lets everything through. */
  OutputFilter OPEN = output -> new Filtered(output, null);

  Filtered filter(JsonNode output);

  /**
   * An output as the policy leaves it.
   *
   * @param blocked why it must not be used at all; null when it may
   */
  record Filtered(JsonNode output, @Nullable TaskError blocked) {}
}
