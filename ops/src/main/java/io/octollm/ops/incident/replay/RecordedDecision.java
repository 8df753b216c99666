package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.StoredOutput;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** A decision as it lies in a bundle, and as it reads. */
record RecordedDecision(JsonNode value, Event event) {
  /** The order in which a task's decisions were taken. */
  static final Comparator<RecordedDecision> ORDER =
      Comparator.comparing((RecordedDecision decision) -> decision.event().at())
          .thenComparing(decision -> decision.event().seq());

  static RecordedDecision of(StoredOutput stored) {
    return new RecordedDecision(
        stored.value(), Codec.json().treeToValue(stored.value(), Event.class));
  }

  /** Whether it rejected a submission because another task has its id. */
  boolean isConflict() {
    return event.entries().stream().anyMatch(entry -> entry.event() == EventName.TASK_REJECTED
        && ErrorCode.TASK_ID_CONFLICT.name().equals(entry.fields().get("error_code")));
  }

  String name() {
    return "decision " + event.seq() + " of " + event.taskId() + " (" + event.fact().kind() + ")";
  }
}
