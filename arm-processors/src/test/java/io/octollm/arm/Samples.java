package io.octollm.arm;

import io.octollm.arm.retrieval.DocumentFolder;
import io.octollm.arm.retrieval.Library;
import io.octollm.command.CommandLimits;
import io.octollm.command.CommandSettings;
import io.octollm.command.SandboxChoice;
import io.octollm.fetch.FetchSettings;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Assignments and arm parts for tests. */
final class Samples {
  static final Path EXAMPLES = Path.of("..", "examples", "assignments");
  static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  /** So that plain tests are the same where bubblewrap is and where it is not. */
  static final ExecutorSettings UNSANDBOXED = new ExecutorSettings(
      new CommandSettings(SandboxChoice.UNSANDBOXED, Map.of(), CommandLimits.DEFAULT), FetchSettings.NONE);

  private Samples() {}

  static Assignment assignment(String goal) {
    return assignment("task-1", goal, "{}", FAR);
  }

  static Assignment assignment(String goal, String context) {
    return assignment("task-1", goal, context, FAR);
  }

  static Assignment assignment(String goal, String context, String capability) {
    return with(assignment(goal, context), capability, null, null);
  }

  /** The same for a capability, with a model and with what was said of the answer before. */
  static Assignment with(Assignment a, String capability, String model, String feedback) {
    return new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(), 0, a.arm(), capability, model,
        a.tenant(), a.goal(), a.instruction(), a.context(), a.input(), a.constraints(), a.criteria(), feedback,
        a.requiredCapabilities(), a.budget(), null, a.leaseUntil());
  }

  static Assignment needing(Assignment a, List<String> capabilities) {
    return new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(), 0, a.arm(), a.capability(),
        a.model(), a.tenant(), a.goal(), a.instruction(), a.context(), a.input(), a.constraints(), a.criteria(),
        a.feedback(), capabilities, a.budget(), null, a.leaseUntil());
  }

  static Assignment budget(Assignment a, Budget budget) {
    return new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(), 0, a.arm(), a.capability(),
        a.model(), a.tenant(), a.goal(), a.instruction(), a.context(), a.input(), a.constraints(), a.criteria(),
        a.feedback(), a.requiredCapabilities(), budget, null, a.leaseUntil());
  }

  static Assignment assignment(String taskId, String goal, String context, Instant leaseUntil) {
    return assignment(taskId, goal, context, leaseUntil, List.of(), List.of());
  }

  static Assignment assignment(String taskId, String goal, String context, Instant leaseUntil,
      List<StepInput> input, List<String> criteria) {
    return new Assignment(taskId, "req-1", "step-1", 1, 0, "arm", null, null, "default", goal, goal,
        (ObjectNode) json(context), input, List.of(), criteria, null, List.of(), Budget.DEFAULT,
        null, leaseUntil);
  }

  static StepInput result(String output, boolean tainted) {
    return new StepInput("step-0", "retriever", tainted, json(output));
  }

  static JsonNode json(String text) {
    return Codec.json().readTree(text);
  }

  static Assignment example(String arm) {
    try {
      return SoloRun.read(Files.readAllBytes(EXAMPLES.resolve(arm + ".json"))).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ArmParts parts(Path folder) {
    return parts(folder, silent(), Samples::scan);
  }

  static ArmParts parts(Path folder, Models models, TextScan scan) {
    return new ArmParts(Files.isDirectory(folder) ? library(folder) : null, folder.resolve("scratch"), models, scan, UNSANDBOXED);
  }

  /** A script without a word. */
  static Models silent() {
    return Models.of(new ScriptedModel(List.of()));
  }

  /** The documents of a folder, for a search by words. */
  static Library library(Path folder) {
    Library library = Library.ofWords(Library.DEFAULT_MAX_CHARACTERS);
    try {
      DocumentFolder.of(folder).into(library);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return library;
  }

  /** Finds the word SECRET, and injection where a text says IGNORE. */
  static TextScan.Report scan(String text) {
    int at = text.indexOf("SECRET");
    List<TextScan.Spot> spots = at < 0
        ? List.of() : List.of(new TextScan.Spot("API_KEY", "shaped", true, "redact", at, at + 6));
    boolean injection = text.contains("IGNORE");
    var orders = new TextScan.Orders(injection ? "block" : "allow", injection ? 1 : 0,
        injection ? List.of("override") : List.of());
    return new TextScan.Report(spots, orders, text.replace("SECRET", "<API_KEY_1>"));
  }
}
