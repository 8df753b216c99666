package io.octollm.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an operator asks of the orchestrator for one task. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = Command.Resume.class, name = "resume")
})
public sealed interface Command {
  String taskId();

  /** End the task now. */
  record Cancel(String taskId) implements Command {
    public Cancel {
      Objects.requireNonNull(taskId, "task_id is missing");
    }
  }

  /**
   * Go on from a failed step.
   *
   * @param step null for the step that failed
   * @param input replaces the step's input; null to leave it
   */
  record Resume(String taskId, @Nullable String step, @Nullable JsonNode input) implements Command {
    public Resume {
      Objects.requireNonNull(taskId, "task_id is missing");
    }
  }
}
