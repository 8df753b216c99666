package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the coder asks a model: the sender's words as they are, and all else as quoted material. */
final class CoderPrompt {
  private static final String EXISTING = "existing_code";
  private static final String FILES = "files";

  private CoderPrompt() {}

  static String of(Assignment a) {
    var prompt = new StringBuilder(a.instruction());
    if (!a.instruction().equals(a.goal())) {
      prompt.append("\n\nThis is one step of the task: ").append(a.goal());
    }
    Quoting.section(prompt, "Constraints", a.constraints());
    Quoting.section(prompt, "The answer is accepted when", a.criteria());
    String feedback = a.feedback();
    if (feedback != null) {
      Quoting.quoted(prompt, "why the answer before was not accepted", feedback);
    }
    ObjectNode context = a.context().deepCopy();
    context.remove(List.of(EXISTING, FILES));
    if (!context.isEmpty()) {
      Quoting.quoted(prompt, "context", Codec.json().writeValueAsString(context));
    }
    originals(a).forEach((path, content) ->
        Quoting.quoted(prompt, path.isEmpty() ? "the code that is there" : "file " + path, content));
    for (StepInput input : a.input()) {
      Quoting.quoted(prompt, "result of step " + input.step(), Texts.of(input.output()));
    }
    return prompt.toString();
  }

  /** The code of the task by its path: {@code context.files}, and {@code context.existing_code} without one. */
  static Map<String, String> originals(Assignment a) {
    Map<String, String> originals = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : a.context().path(FILES).properties()) {
      originals.put(file.getKey(), Texts.of(file.getValue()));
    }
    JsonNode existing = a.context().get(EXISTING);
    if (existing != null) {
      originals.put("", Texts.of(existing));
    }
    return originals;
  }
}
