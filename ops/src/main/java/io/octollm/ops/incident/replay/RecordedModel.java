package io.octollm.ops.incident.replay;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A model that says once more what it said: the outcome holds its answer behind the filter. It says so
 * whatever it is asked. Thread-safe.
 */
record RecordedModel(String name, ModelAnswer said) implements Model {
  private static final Set<ErrorCode> A_MODELS = Set.of(ErrorCode.RATE_LIMITED, ErrorCode.QUOTA_EXCEEDED,
      ErrorCode.MODEL_TIMEOUT, ErrorCode.MODEL_UNREACHABLE, ErrorCode.MODEL_REFUSED,
      ErrorCode.LLM_API_ERROR, ErrorCode.CONTENT_FILTERED);

  /** The model that an outcome tells of; empty where the outcome does not hold what it said. */
  static Optional<Model> of(String name, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Started _ -> Optional.empty();
      case Outcome.Succeeded done -> answer(done).map(said -> new RecordedModel(name, said));
      case Outcome.Failed failed when gave(failed) ->
          Optional.of(new RecordedModel(name, new ModelAnswer.Failed(failed.error(), failed.usage())));
      case Outcome.Failed _ -> Optional.empty();
    };
  }

  /**
   * Whether a failure is a model's and none of the arm's own making, which would else come back from the
   * model and be the same whatever the arm does. What an arm makes before it asks bears no prompt.
   */
  static boolean gave(Outcome.Failed failed) {
    ErrorCode code = failed.error().code();
    boolean truncated = code == ErrorCode.OUTPUT_TOO_LARGE
        && failed.error().details().containsKey("max_tokens");
    return failed.usage().prompt() != null && (truncated || A_MODELS.contains(code));
  }

  private static Optional<ModelAnswer> answer(Outcome.Succeeded done) {
    JsonNode text = done.output().path("text");
    JsonNode why = done.output().path("finish_reason");
    return text.isString() && why.isString()
        ? Optional.of(new ModelAnswer.Ok(text.stringValue(), done.usage(), why.stringValue()))
        : Optional.empty();
  }

  @Override
  public ModelAnswer answer(ModelRequest request) {
    return said;
  }
}
