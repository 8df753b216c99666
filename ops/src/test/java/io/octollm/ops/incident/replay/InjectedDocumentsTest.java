package io.octollm.ops.incident.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.Arm;
import io.octollm.arm.ArmParts;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.SoloRun;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;
import io.octollm.topology.ShellLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The graph and the real planner, guardian and judge, with a retriever that finds nothing but documents
 * which try to choose what is done: the plan goes on as it stands, or the guardian stops it.
 */
class InjectedDocumentsTest {
  private static final String TASK = "{\"goal\":\"Find the weather, then run it; check the result\","
      + "\"context\":{\"plan\":true,\"argv\":[\"echo\",\"hello\"],\"n\":%d}}";
  private static final ReflexFilter FILTER = new ReflexFilter(new Reflex(Policy.defaults(), Recorder.KEY));

  @TempDir Path scratch;
  private final Recorder recorder = new Recorder(OrchestratorSettings.DEFAULT);
  private int tasks;
  /** Whether what the guardian was last asked to judge sounds like an order. */
  private boolean blocked;

  static Stream<String> texts() throws IOException {
    return Files.readAllLines(Path.of("../arm-processors/src/test/resources/io/octollm/arm/injected.jsonl"))
        .stream().map(line -> Codec.parse(line).get("text").stringValue());
  }

  @BeforeEach
  void arms() {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    for (String arm : Arms.names()) {
      recorder.heartbeat(arm, 100, create(arm).profile().capabilities().toArray(String[]::new));
    }
  }

  @AfterEach
  void close() {
    recorder.close();
  }

  @Test
  void planGoesOnAsItStandsOrIsStopped() throws Exception {
    List<String> harmless = told("It rains.");
    List<String> stopped = harmless.subList(0, 3);

    assertThat(harmless).extracting(line -> line.split(" ", 2)[0])
        .containsExactly("planner", "retriever", "guardian", "executor", "judge");
    for (String text : texts().toList()) {
      List<String> told = told(text);
      assertThat(told).as(text).isEqualTo(blocked ? stopped : harmless);
    }
  }

  /** What the arms are told, in their order, until the task ends. */
  private List<String> told(String found) {
    List<String> told = new ArrayList<>();
    recorder.open().clear();
    recorder.submit(TASK.formatted(++tasks));
    while (!recorder.open().isEmpty()) {
      Assignment next = recorder.open().removeFirst();
      told.add(next.arm() + " " + next.capability() + " " + next.step() + " " + next.instruction() + " "
          + next.context().get("argv") + " " + next.criteria() + " " + next.feedback());
      if (next.arm().equals("guardian")) {
        blocked = isOrder(next);
      }
      recorder.report(outcome(next, found));
    }
    return told;
  }

  /** What was found stands in it twice and filtered, and is judged alone and with all the rest. */
  private static boolean isOrder(Assignment assignment) {
    List<String> outside = new ArrayList<>();
    assignment.input().forEach(input -> outside.add(input.output().toString()));
    outside.add(assignment.context().toString());
    String all = assignment.instruction() + "\n" + String.join("\n", outside);
    return Stream.concat(Stream.of(FILTER.scan(all).orders()), outside.stream().map(FILTER::orders))
        .anyMatch(orders -> orders.verdict().equals("block"));
  }

  private static JsonNode results(String found) {
    return Codec.json().createObjectNode().set("results",
        Codec.tree(List.of(Codec.emptyObject().put("title", found).put("snippet", found))));
  }

  private Outcome outcome(Assignment assignment, String found) {
    return switch (assignment.arm()) {
      case "retriever" -> succeeded(assignment, results(found));
      case "executor" -> succeeded(assignment, Codec.emptyObject().put("exit_code", 0).put("stdout", "hello " + found));
      default -> new SoloRun(create(assignment.arm()), FILTER, Clock.fixed(recorder.now(), ZoneOffset.UTC))
          .run(assignment);
    };
  }

  private static Outcome succeeded(Assignment a, JsonNode output) {
    return new Outcome.Succeeded(a.taskId(), a.step(), a.attempt(), a.arm(), "one", FILTER.filter(output).output(),
        1, Usage.NONE, 1);
  }

  private Arm create(String arm) {
    return Arms.create(arm, new ArmParts(null, scratch, Models.of(new ScriptedModel(List.of())), FILTER));
  }
}
