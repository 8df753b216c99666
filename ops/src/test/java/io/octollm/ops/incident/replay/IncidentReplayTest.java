package io.octollm.ops.incident.replay;

import static io.octollm.ops.incident.replay.Recorder.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredOutput;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Usage;
import io.octollm.schema.View.CachedAnswer;
import io.octollm.topology.ShellLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentReplayTest {
  private static final OrchestratorSettings SETTINGS = OrchestratorSettings.DEFAULT;

  private static IncidentReplay program(OrchestratorSettings settings) {
    return program(settings, new Reflex(Policy.defaults(), new byte[32]));
  }

  private static IncidentReplay program(OrchestratorSettings settings, Reflex reflex) {
    return new IncidentReplay(TOPICS, settings, ShellLimits.DEFAULT,
        new TaskReader(TaskReader.DEFAULT_MAX_BYTES), reflex);
  }

  private static Policy policy(String types) {
    try {
      return Policy.parse(("{\"format\":1,\"version\":\"p\",\"types\":" + types + "}")
          .getBytes(StandardCharsets.UTF_8));
    } catch (Policy.Invalid e) {
      throw new AssertionError(e);
    }
  }

  private static Verdict replay(Bundle bundle) {
    return program(SETTINGS).replay(bundle);
  }

  private static Outcome done(Assignment a) {
    return new Outcome.Succeeded(a.taskId(), a.step(), a.attempt(), a.arm(), "one", Codec.tree("done"),
        0.5, new Usage(10, 20, 0.001, "scripted"), 12);
  }

  private static Outcome failed(Assignment a, ErrorCode code) {
    return new Outcome.Failed(a.taskId(), a.step(), a.attempt(), a.arm(), "one",
        TaskError.of(code, "it broke"), Usage.NONE, 3);
  }

  private static Recorder warm() {
    Recorder recorder = new Recorder(SETTINGS);
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat("coder", 1, "code_generation");
    return recorder;
  }

  private static Bundle oneRetriedTask() {
    try (Recorder recorder = warm()) {
      recorder.submit("{\"goal\":\"Mail jane.roe@example.org\"}", "X-Request-ID", "r-1");
      recorder.report(failed(recorder.open().getLast(), ErrorCode.LLM_API_ERROR));
      recorder.advance(Duration.ofSeconds(2));
      recorder.report(done(recorder.open().getLast()));
      return recorder.bundle();
    }
  }

  @Test
  void retriedTaskReExecutesToTheSameOutputs() {
    assertThat(replay(oneRetriedTask())).isEqualTo(new Verdict.Identical(4, 7));
  }

  @Test
  void aLetterThatWasPurgedBeforeTheExportIsUntoldAndNoDifference() {
    Bundle whole = oneRefusedTask();
    List<StoredOutput> others = whole.outputs().stream()
        .filter(output -> !output.place().topic().equals(TOPICS.deadLetters("reflex"))).toList();
    assertThat(others).hasSize(whole.outputs().size() - 1);

    assertThat(replay(whole)).isInstanceOfSatisfying(Verdict.Identical.class,
        verdict -> assertThat(verdict.untold()).isEmpty());
    assertThat(replay(new Bundle(whole.manifest(), whole.facts(), whole.events(), others)))
        .isInstanceOfSatisfying(Verdict.Identical.class, verdict -> assertThat(verdict.untold()).singleElement()
            .asString().startsWith("octollm.dlq.reflex ").endsWith(" record 1: purged before the export"));
  }

  private static Bundle oneRefusedTask() {
    try (Recorder recorder = warm()) {
      recorder.submit("{\"goal\":5}");
      return recorder.bundle();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redact", "mask", "hmac", "drop", "block"})
  void aTaskReExecutesUnderThePolicyAndTheKeyOfItsPipelineAlone(String action) {
    Policy policy = policy("{\"EMAIL\":\"" + action + "\"}");
    try (Recorder recorder = new Recorder(SETTINGS, policy)) {
      recorder.advance(ShellLimits.DEFAULT.warmup());
      recorder.heartbeat("coder", 1, "code_generation");
      recorder.submit("{\"goal\":\"Mail jane.roe@example.org\"}");

      Reflex same = new Reflex(policy, Recorder.KEY);
      assertThat(program(SETTINGS, same).replay(recorder.bundle())).isInstanceOf(Verdict.Identical.class);
      if (action.equals("redact")) {
        assertThat(replay(recorder.bundle())).as("a policy of another version that decides the same")
            .isInstanceOfSatisfying(Verdict.Identical.class,
                verdict -> assertThat(verdict.policy()).isEqualTo(policy.version()));
      } else {
        assertThat(replay(recorder.bundle())).isInstanceOfSatisfying(Verdict.NotReproducible.class,
            verdict -> assertThat(verdict.reason()).contains(
                "policy " + policy.version(), "does not decide the same at", "--policy"));
      }
    }
  }

  @Test
  void conflictReExecutesWithoutTheTaskThatHasTheId() {
    try (Recorder recorder = warm()) {
      recorder.submit("{\"task_id\":\"task-1\",\"goal\":\"one\"}", "X-Request-ID", "r-1");
      recorder.submit("{\"task_id\":\"task-1\",\"goal\":\"another\"}", "X-Request-ID", "r-2");
      Bundle both = recorder.bundle();
      Bundle second = new Bundle(both.manifest(), both.facts(),
          both.events().stream().filter(event -> !"task-1".equals(event.key())).toList(),
          both.outputs().stream().filter(output -> !"task-1".equals(output.key())).toList());

      assertThat(replay(both)).isInstanceOf(Verdict.Identical.class);
      assertThat(second.events()).hasSize(1);
      assertThat(replay(second)).isEqualTo(new Verdict.Identical(1, 3));
    }
  }

  @Test
  void anotherBackoffIsADifferenceThatNamesTheDecision() {
    OrchestratorSettings other = new OrchestratorSettings(SETTINGS.stepTimeout(), SETTINGS.leaseGrace(),
        SETTINGS.backoffBase().multipliedBy(3), SETTINGS.backoffMax(), SETTINGS.routingWait(),
        SETTINGS.dedupeRetention(), SETTINGS.failedRetention(), 20, 2, 64 * 1024,
        SETTINGS.circuits(), Set.of());

    assertThat(program(other).replay(oneRetriedTask())).isInstanceOfSatisfying(Verdict.Differs.class,
        differs -> {
          assertThat(differs.decisions()).isEqualTo(1);
          assertThat(differs.where()).contains("decision 2");
          assertThat(differs.differences()).anyMatch(d -> d.contains("due_at"));
        });
  }

  @Test
  void changedResultIsADifferenceEvenWhenEveryDecisionIsTheSame() {
    Bundle bundle = oneRetriedTask();
    Bundle other = new Bundle(bundle.manifest(), bundle.facts(), bundle.events(),
        bundle.outputs().subList(0, bundle.outputs().size() - 1));

    assertThat(replay(other)).isInstanceOf(Verdict.Differs.class);
  }

  @Test
  void missingRecordIsNotReproducible() {
    Bundle bundle = oneRetriedTask();
    Bundle without = new Bundle(bundle.manifest(), List.of(), bundle.events(), bundle.outputs());

    assertThat(replay(without)).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("octollm.tasks-0@0"));
  }

  @Test
  void missingDecisionIsNotReproducible() {
    Bundle bundle = oneRetriedTask();
    Bundle without = new Bundle(bundle.manifest(), bundle.facts(),
        bundle.events().subList(1, bundle.events().size()), bundle.outputs());

    assertThat(replay(without)).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("decision 1"));
  }

  @Test
  void waitingCachedRejectedCancelledAndTimedOutTasksReExecute() {
    try (Recorder recorder = warm()) {
      for (int i = 0; i < 4; i++) {
        recorder.submit("{\"goal\":\"question " + i + "\"}");
      }
      Assignment first = recorder.open().getFirst();
      recorder.report(done(first));
      recorder.submit("{\"nope\":1}");
      recorder.submit("{\"goal\":\"x\",\"required_capabilities\":[\"painting\"]}");
      recorder.command(new Command.Cancel(recorder.open().get(1).taskId()));
      recorder.cached.put(key(recorder), new CachedAnswer("k", Codec.tree("cached"), 0.4));
      recorder.submit("{\"goal\":\"question 0\",\"metadata\":{\"again\":true}}");
      recorder.advance(Duration.ofSeconds(75));
      recorder.heartbeat("coder", 1, "code_generation");
      recorder.advance(Duration.ofSeconds(400));

      assertThat(replay(recorder.bundle())).isInstanceOf(Verdict.Identical.class);
    }
  }

  private static String key(Recorder recorder) {
    return recorder.bundle().outputs().stream().map(output -> output.value().get("cache_key"))
        .filter(java.util.Objects::nonNull).findFirst().orElseThrow().stringValue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomHistoryOfOneTaskReExecutes(long seed) {
    Random random = new Random(seed);
    try (Recorder recorder = warm()) {
      String task = "{\"task_id\":\"task-" + seed + "\",\"goal\":\"call +1 212 555 0142\",\"context\":{\"steps\":["
          + "{\"id\":\"a\",\"instruction\":\"i\"},{\"id\":\"b\",\"instruction\":\"j\"},"
          + "{\"id\":\"c\",\"instruction\":\"k\",\"depends_on\":[\"a\",\"b\"]}]}}";
      recorder.submit(task);
      for (int i = 0; i < 40; i++) {
        act(recorder, random, task);
      }
      assertThat(replay(recorder.bundle())).isInstanceOf(Verdict.Identical.class);
    }
  }

  private static void act(Recorder recorder, Random random, String task) {
    List<Assignment> open = recorder.open();
    Assignment some = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> recorder.heartbeat("coder", 1 + random.nextInt(2), "code_generation");
      case 3, 4 -> recorder.advance(Duration.ofMillis(random.nextInt(random.nextInt(90_000) + 1)));
      case 5 -> recorder.submit(task);
      case 6 -> {
        if (some != null) {
          recorder.report(failed(some, ErrorCode.values()[random.nextInt(ErrorCode.values().length)]));
        }
      }
      default -> {
        if (some != null) {
          recorder.report(done(some));
        }
      }
    }
  }
}
