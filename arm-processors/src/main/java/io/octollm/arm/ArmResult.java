package io.octollm.arm;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import tools.jackson.databind.JsonNode;

/** How one attempt of an arm went. */
public sealed interface ArmResult {

  /**
   * The work is done.
   *
   * @param output any JSON value
   * @param confidence 0 to 1
   */
  record Done(JsonNode output, double confidence, Usage usage) implements ArmResult {}

  /** The attempt did not succeed; the error says whether another one may. */
  record Failed(TaskError error, Usage usage) implements ArmResult {}

  /** Work that cost nothing. */
  static ArmResult done(JsonNode output, double confidence) {
    return new Done(output, confidence, Usage.NONE);
  }

  static ArmResult failed(TaskError error) {
    return new Failed(error, Usage.NONE);
  }

  static ArmResult failed(ErrorCode code, String message) {
    return failed(TaskError.of(code, message));
  }
}
