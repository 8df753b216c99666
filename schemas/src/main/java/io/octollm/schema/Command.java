package io.octollm.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an operator asks of the orchestrator, for one task or one arm. */
public sealed interface Command extends Tagged {
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

  /** An arm that failed too often is well again: give it work. */
  record Release(String arm) implements Command {
    public Release {
      Objects.requireNonNull(arm, "arm is missing");
      if (!Topics.isArmName(arm)) {
        throw new IllegalArgumentException("arm must be an arm's name in lower case");
      }
    }

    /** No task's id: the name under which the answer stands. */
    @Override
    public String taskId() {
      return "arm:" + arm;
    }
  }
}
