package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredOutput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which ids the conflicts of a bundle are about: their Results and dead letters say. */
final class Conflicts {
  private final Map<String, String> claimed = new HashMap<>();

  Conflicts(Bundle bundle) {
    for (StoredOutput output : bundle.outputs()) {
      JsonNode id = output.value().path("error").path("details").path("claimed_task_id");
      if (output.key() != null && id.isString()) {
        claimed.put(output.key(), id.stringValue());
      }
    }
  }

  /** The id that a rejected submission wanted; null when the bundle does not say. */
  @Nullable String claimedBy(String rejectedTaskId) {
    return claimed.get(rejectedTaskId);
  }
}
