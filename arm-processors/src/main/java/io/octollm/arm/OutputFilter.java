package io.octollm.arm;

import tools.jackson.databind.JsonNode;

/**
 * What an arm's output passes through before it leaves the worker: values that the policy does not
 * allow are replaced. Safe for use by many threads.
 */
@FunctionalInterface
public interface OutputFilter {
  JsonNode filter(JsonNode output);
}
