package io.octollm.schema;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What an arm reports of one attempt at one step. */
public sealed interface Outcome extends Tagged {
  String taskId();

  String step();

  int attempt();

  String arm();

  /** Which process did it; for people only. */
  String instance();

  /** An unsafe act begins: from here on the step is never tried again. */
  record Started(String taskId, String step, int attempt, String arm, String instance)
      implements Outcome {
    public Started {
      require(taskId, step, attempt, arm);
      instance = instance == null ? "" : instance;
    }
  }

  /**
   * The step is done.
   *
   * @param output any JSON value, at most {@link Codec#MAX_DEPTH} levels deep, for other records
   *     are written around it
   * @param confidence 0 to 1
   */
  record Succeeded(
      String taskId,
      String step,
      int attempt,
      String arm,
      String instance,
      JsonNode output,
      double confidence,
      Usage usage,
      long durationMs)
      implements Outcome {
    public Succeeded {
      require(taskId, step, attempt, arm);
      Objects.requireNonNull(output, "output is missing");
      instance = instance == null ? "" : instance;
      usage = usage == null ? Usage.NONE : usage;
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("confidence must lie between 0 and 1");
      }
      FreeJson.Problem problem = FreeJson.problem(output, "output");
      if (problem != null) {
        throw new IllegalArgumentException(problem.path() + " " + problem.what());
      }
    }
  }

  /** The attempt did not succeed; whether there is another one is the orchestrator's business. */
  record Failed(
      String taskId,
      String step,
      int attempt,
      String arm,
      String instance,
      TaskError error,
      Usage usage,
      long durationMs)
      implements Outcome {
    public Failed {
      require(taskId, step, attempt, arm);
      Objects.requireNonNull(error, "error is missing");
      instance = instance == null ? "" : instance;
      usage = usage == null ? Usage.NONE : usage;
    }
  }

  private static void require(String taskId, String step, int attempt, String arm) {
    Objects.requireNonNull(taskId, "task_id is missing");
    Objects.requireNonNull(step, "step is missing");
    Objects.requireNonNull(arm, "arm is missing");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1");
    }
  }
}
