package io.octollm.arm;

import io.octollm.arm.retrieval.DocumentFolder;
import io.octollm.arm.retrieval.Library;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Assignments and arm parts for tests. */
final class Samples {
  static final Path EXAMPLES = Path.of("..", "examples", "assignments");
  static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  private Samples() {}

  static Assignment assignment(String goal) {
    return assignment("task-1", goal, "{}", FAR);
  }

  static Assignment assignment(String goal, String context) {
    return assignment("task-1", goal, context, FAR);
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
    return new ArmParts(Files.isDirectory(folder) ? library(folder) : null, folder.resolve("scratch"),
        Models.of(new ScriptedModel(List.of())), Samples::scan);
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
        ? List.of() : List.of(new TextScan.Spot("API_KEY", "shaped", at, at + 6));
    boolean injection = text.contains("IGNORE");
    return new TextScan.Report(spots, injection ? "block" : "allow", injection ? 1 : 0,
        injection ? List.of("override") : List.of(), text.replace("SECRET", "<API_KEY_1>"));
  }
}
