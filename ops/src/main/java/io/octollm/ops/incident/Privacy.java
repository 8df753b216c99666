package io.octollm.ops.incident;

import io.octollm.schema.Task;
import tools.jackson.databind.JsonNode;

/** What an export asks of the filter. */
interface Privacy extends Finder {
  String policyVersion();

  /** The task as the policy leaves it. */
  Task screened(Task task);

  /** Whether the filter does the same with both: same redacted task, findings and verdict. */
  boolean screensAlike(Task one, Task other);

  /** The JSON as the policy leaves it; the very instance when nothing is redacted. */
  JsonNode screened(JsonNode json);
}
