package io.octollm.arm;

import io.octollm.schema.Assignment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a coder can be asked for: each has its capability and a part of the prompt of its own. */
enum CodeRequest {
  GENERATE("code_generation"),
  DEBUG("debugging"),
  REFACTOR("refactoring"),
  EXPLAIN("code_analysis"),
  TEST("test_generation");

  private final String capability;

  CodeRequest(String capability) {
    this.capability = capability;
  }

  static List<String> capabilities() {
    return Arrays.stream(values()).map(request -> request.capability).toList();
  }

  /** The words of {@code context.request_type}. */
  static List<String> names() {
    return Arrays.stream(values()).map(CodeRequest::toString).toList();
  }

  /**
   * The step's capability says it, else {@code context.request_type}, else the words of the instruction.
   * Empty for a type that is none.
   */
  static Optional<CodeRequest> of(Assignment assignment) {
    Optional<CodeRequest> asked = ofCapability(assignment.capability());
    JsonNode type = assignment.context().get("request_type");
    if (asked.isPresent() || type == null) {
      return asked.or(() -> Optional.of(
          ofCapability(GoalSplitter.capability(assignment.instruction(), Gates.acting())).orElse(GENERATE)));
    }
    return Arrays.stream(values())
        .filter(request -> type.isString() && request.toString().equals(type.stringValue())).findFirst();
  }

  private static Optional<CodeRequest> ofCapability(@Nullable String name) {
    return Arrays.stream(values()).filter(request -> request.capability.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
