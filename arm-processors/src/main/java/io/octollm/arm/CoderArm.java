package io.octollm.arm;

import io.octollm.arm.code.CodeAnswer;
import io.octollm.arm.code.CodeFile;
import io.octollm.arm.code.Syntax;
import io.octollm.arm.code.SyntaxCheck;
import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Usage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes, mends, changes, explains and tests code by asking a model. Its output is {@code {model,
 * request_type, text, code: [{language, content}], finish_reason}}, where {@code code} holds the fenced
 * blocks of the text, and where there are any {@code files: [{path, language, content, syntax, errors}]},
 * {@code patch: {files, applies, findings}} and {@code warnings}. Broken syntax or a patch that does not
 * fit lowers the confidence and is no failure: a criterion {@code compiles} makes it one, and sends the
 * step back with what is broken.
 */
final class CoderArm implements Arm {
  static final String NAME = "coder";
  private static final double SOUND = 0.7;
  private static final double BROKEN = 0.3;

  private final Map<CodeRequest, Prompt> prompts = new EnumMap<>(CodeRequest.class);
  private final Syntax syntax = new SyntaxCheck();
  private final Models models;
  private final ArmProfile profile;

  CoderArm(Models models) {
    this.models = models;
    this.profile = new ArmProfile(
        NAME, CodeRequest.capabilities(), 4, models.names(), false, "none", WorkerSettings.MOST_IN_FLIGHT);
    Arrays.stream(CodeRequest.values())
        .forEach(request -> prompts.put(request, Prompt.of(NAME, request.toString())));
  }

  @Override
  public ArmProfile profile() {
    return profile;
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    Optional<CodeRequest> request = CodeRequest.of(assignment);
    if (request.isEmpty()) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT,
          "context.request_type: is none of " + CodeRequest.names());
    }
    Optional<Model> model = models.named(assignment.model());
    if (model.isEmpty()) {
      return ArmResult.failed(ErrorCode.MODEL_REFUSED,
          "model: the assignment names one that this arm does not have; it has " + models.names());
    }
    Prompt system = Objects.requireNonNull(prompts.get(request.get()));
    String prompt = CoderPrompt.of(assignment);
    if (prompt.length() > Asking.MAX_PROMPT_CHARACTERS) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT, "the prompt has " + prompt.length()
          + " characters, the limit is " + Asking.MAX_PROMPT_CHARACTERS);
    }
    if (Asking.tokens(assignment) < 1) {
      return ArmResult.failed(ErrorCode.BUDGET_EXCEEDED, "budget.max_tokens: none is left");
    }
    ModelRequest question = Asking.question(NAME, assignment, system, prompt, assignment.feedback() != null);
    return switch (model.get().answer(question)) {
      case ModelAnswer.Ok ok -> done(ok, model.get().name(), request.get(), assignment, system);
      case ModelAnswer.Failed(var error, Usage usage) ->
          new ArmResult.Failed(error, usage.with(system.version()));
    };
  }

  private ArmResult done(ModelAnswer.Ok ok, String model, CodeRequest request, Assignment assignment,
      Prompt system) throws InterruptedException {
    CodeAnswer read = CodeAnswer.read(ok.text(), CoderPrompt.originals(assignment), syntax);
    ObjectNode output = Codec.emptyObject().put("model", model)
        .put("request_type", request.toString()).put("text", ok.text());
    ArrayNode code = output.putArray("code");
    read.blocks().forEach(block -> code.addObject()
        .put("language", block.language()).put("content", block.content()));
    if (!read.files().isEmpty()) {
      files(output.putArray("files"), read.files());
    }
    CodeAnswer.@Nullable Patch patch = read.patch();
    if (patch != null) {
      output.set("patch", Codec.tree(patch));
    }
    if (!read.warnings().isEmpty()) {
      output.set("warnings", Codec.tree(read.warnings()));
    }
    return new ArmResult.Done(output.put("finish_reason", ok.finishReason()),
        read.isBroken() ? BROKEN : SOUND, ok.usage().with(system.version()));
  }

  private static void files(ArrayNode into, List<CodeFile> files) {
    for (CodeFile file : files) {
      ObjectNode entry = into.addObject();
      if (file.path() != null) {
        entry.put("path", file.path());
      }
      entry.put("language", file.language());
      if (file.content() != null) {
        entry.put("content", file.content());
      }
      entry.put("syntax", file.syntax().toString()).set("errors", Codec.tree(file.errors()));
    }
  }
}
