package io.octollm.arm;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.TaskError;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What arms have in common that ask a model. */
final class Asking {
  static final int MAX_PROMPT_CHARACTERS = 200_000;
  private static final int MAX_ANSWER_TOKENS = 4000;

  private Asking() {}

  /** @param again whether the prompt tells why the answer before was not accepted */
  static ModelRequest question(String arm, Assignment a, Prompt system, String prompt, boolean again) {
    return new ModelRequest(a.taskId(), a.requestId(), a.attempt(), a.goal(), system.text(), prompt, tokens(a),
        again, a.endsAt(), arm);
  }

  /** The model that the assignment names; empty where it names none, or one that is not here. */
  static Optional<Model> model(List<Model> models, Assignment assignment) {
    return models.stream().filter(model -> model.name().equals(assignment.model())).findFirst();
  }

  /**
   * Of the arms that could do without one: rules do worse than a model that is asked once more, and
   * better than a task without retries for its work.
   */
  static boolean mayBeRepeated(TaskError error, Assignment assignment) {
    return error.retryable()
        && (assignment.budget().maxRetries() > 1 || error.details().containsKey(TaskError.LIMIT));
  }

  /** What the model said, as the replay of an incident needs it. */
  static ObjectNode said(ModelAnswer.Ok ok, String model) {
    return Codec.emptyObject().put("model", model).put("text", ok.text()).put("finish_reason", ok.finishReason());
  }

  static int tokens(Assignment assignment) {
    return (int) Math.min(MAX_ANSWER_TOKENS, assignment.budget().maxTokens());
  }
}
