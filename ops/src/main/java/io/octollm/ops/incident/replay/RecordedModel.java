package io.octollm.ops.incident.replay;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.schema.Outcome;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A model that says once more what it said: the outcome holds its answer behind the filter. It says so
 * whatever it is asked. Thread-safe.
 */
record RecordedModel(String name, ModelAnswer said) implements Model {

  /** The model that an outcome tells of; empty where the outcome does not hold what it said. */
  static Optional<Model> of(String name, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Started _ -> Optional.empty();
      case Outcome.Succeeded done -> answer(done).map(said -> new RecordedModel(name, said));
      case Outcome.Failed failed ->
          Optional.of(new RecordedModel(name, new ModelAnswer.Failed(failed.error(), failed.usage())));
    };
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
