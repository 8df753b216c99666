package io.octollm.arm;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.StepInput;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and explains code by asking a model. Its output is {@code {model, text, code: [{language,
 * content}], finish_reason}}, where {@code code} holds the fenced blocks of the text.
 */
final class CoderArm implements Arm {
  static final String NAME = "coder";
  private static final int CAPACITY = 256;
  private static final int MAX_ANSWER_TOKENS = 4000;
  private static final int MAX_PROMPT_CHARACTERS = 200_000;

  private final Prompt system = Prompt.of(NAME);
  private final Models models;
  private final ArmProfile profile;

  CoderArm(Models models) {
    this.models = models;
    this.profile = new ArmProfile(NAME, List.of("code_generation", "debugging", "refactoring",
        "code_analysis", "test_generation"), 4, models.names(), false, "none", CAPACITY);
  }

  @Override
  public ArmProfile profile() {
    return profile;
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    Optional<Model> model = models.named(assignment.model());
    if (model.isEmpty()) {
      return ArmResult.failed(ErrorCode.MODEL_REFUSED,
          "model: the assignment names one that this arm does not have; it has " + models.names());
    }
    String prompt = prompt(assignment);
    if (prompt.length() > MAX_PROMPT_CHARACTERS) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT, "the prompt has " + prompt.length()
          + " characters, the limit is " + MAX_PROMPT_CHARACTERS);
    }
    int tokens = (int) Math.min(MAX_ANSWER_TOKENS, assignment.budget().maxTokens());
    if (tokens < 1) {
      return ArmResult.failed(ErrorCode.BUDGET_EXCEEDED, "budget.max_tokens: none is left");
    }
    var request = new ModelRequest(assignment.taskId(), assignment.requestId(), assignment.attempt(),
        assignment.goal(), system.text(), prompt, tokens, assignment.feedback() != null,
        assignment.endsAt());
    return switch (model.get().answer(request)) {
      case ModelAnswer.Ok ok -> new ArmResult.Done(output(ok, model.get().name()), 0.7,
          ok.usage().with(system.version()));
      case ModelAnswer.Failed(var error, Usage usage) ->
          new ArmResult.Failed(error, usage.with(system.version()));
    };
  }

  private static String prompt(Assignment a) {
    var prompt = new StringBuilder(a.instruction());
    if (!a.instruction().equals(a.goal())) {
      prompt.append("\n\nThis is one step of the task: ").append(a.goal());
    }
    section(prompt, "Constraints", a.constraints());
    section(prompt, "The answer is accepted when", a.criteria());
    String feedback = a.feedback();
    if (feedback != null) {
      quoted(prompt, "why the answer before was not accepted", feedback);
    }
    if (!a.context().isEmpty()) {
      quoted(prompt, "context", Codec.json().writeValueAsString(a.context()));
    }
    for (StepInput input : a.input()) {
      quoted(prompt, "result of step " + input.step(), Texts.of(input.output()));
    }
    return prompt.toString();
  }

  private static void section(StringBuilder prompt, String title, List<String> items) {
    if (!items.isEmpty()) {
      prompt.append("\n\n").append(title).append(":\n- ").append(String.join("\n- ", items));
    }
  }

  /** Material cannot close its own quotation marks. */
  private static void quoted(StringBuilder prompt, String what, String text) {
    prompt.append("\n\n").append(what).append(":\n<quoted>\n")
        .append(text.replace("<quoted>", "(quoted)").replace("</quoted>", "(/quoted)"))
        .append("\n</quoted>");
  }

  private static ObjectNode output(ModelAnswer.Ok ok, String model) {
    ObjectNode output = Codec.emptyObject().put("model", model).put("text", ok.text());
    ArrayNode code = output.putArray("code");
    for (CodeBlock block : CodeBlock.in(ok.text())) {
      code.addObject().put("language", block.language()).put("content", block.content());
    }
    return output.put("finish_reason", ok.finishReason());
  }
}
