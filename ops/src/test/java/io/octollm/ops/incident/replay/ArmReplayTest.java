package io.octollm.ops.incident.replay;

import static io.octollm.ops.incident.replay.Recorder.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.ArmParts;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.SoloRun;
import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredFact;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.topology.ShellLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmReplayTest {
  private static final Reflex REFLEX = new Reflex(Policy.defaults(), Recorder.KEY);

  @TempDir Path scratch;
  private final Recorder recorder = new Recorder(OrchestratorSettings.DEFAULT);

  @AfterEach
  void close() {
    recorder.close();
  }

  /** A model that says one thing. */
  private record Saying(ModelAnswer said) implements Model {
    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
      return said;
    }
  }

  private static ModelAnswer said(String text) {
    return new ModelAnswer.Ok(text, new Usage(10, 20, 0.001, "scripted"), "length");
  }

  /** Has a task done by the real arm with a model that says so, and takes the bundle. */
  private Bundle recorded(String arm, String capability, String task, ModelAnswer said) {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat(arm, 4, capability);
    recorder.submit(task);
    recorder.report(work(arm, recorder.open().getLast(), said));
    return recorder.bundle();
  }

  private Outcome work(String arm, Assignment assignment, ModelAnswer said) {
    ReflexFilter filter = new ReflexFilter(REFLEX);
    return new SoloRun(Arms.create(arm, new ArmParts(null, scratch, Models.of(new Saying(said)), filter)),
        filter, Clock.fixed(recorder.now(), ZoneOffset.UTC)).run(assignment);
  }

  private Verdict again(String arm, Bundle bundle) {
    return new ArmReplay(arm, TOPICS, REFLEX, scratch).replay(bundle);
  }

  @Test
  void coderMakesTheSameOfWhatTheModelSaid() {
    Bundle bundle = recorded("coder", "code_generation", "{\"goal\":\"Write a greeting\"}",
        said("For jane.roe@example.org:\n```java\nString to = \"jane.roe@example.org\";\n```"));

    assertThat(again("coder", bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }

  @Test
  void coderPassesTheModelsFailureOnAsItDid() {
    Bundle bundle = recorded("coder", "code_generation", "{\"goal\":\"Write a greeting\"}",
        ModelAnswer.failed(TaskError.of(ErrorCode.RATE_LIMITED, "slowly").retryAfter(700)));

    assertThat(again("coder", bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }

  @Test
  void outcomeThatTheArmDoesNotMakeOfItIsADifferenceThatNamesThePlace() {
    Bundle bundle = recorded("coder", "code_generation", "{\"goal\":\"Write a greeting\"}",
        said("```java\nint a;\n```"));
    List<StoredFact> facts = bundle.facts().stream().map(fact -> new StoredFact(fact.place(), fact.timestamp(),
        fact.key(), fact.headers(), 0, new String(fact.value(), StandardCharsets.UTF_8)
            .replace("\"content\":\"int a;", "\"content\":\"int b;").getBytes(StandardCharsets.UTF_8),
        fact.sha256(), fact.redaction())).toList();

    assertThat(again("coder", new Bundle(bundle.manifest(), facts, bundle.events(), bundle.outputs())))
        .isInstanceOfSatisfying(Verdict.Differs.class, differs -> {
          assertThat(differs.where()).contains("attempt 1 of step-1");
          assertThat(differs.differences()).first().asString().startsWith("output.code[0].content");
        });
  }

  @ParameterizedTest
  @CsvSource({"planner,task_decomposition", "judge,schema_validation", "guardian,pii_detection"})
  void armWithoutAModelDoesTheSameAgain(String arm, String capability) {
    Bundle bundle = recorded(arm, capability,
        "{\"goal\":\"Find the page, then mail jane.roe@example.org\",\"assigned_arm\":\"" + arm + "\"}", said("-"));

    assertThat(again(arm, bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }

  @Test
  void plannerMakesTheSamePlanOfWhatTheModelSaid() {
    Bundle bundle = recorded("planner", "task_decomposition",
        "{\"goal\":\"Find it, then check it\",\"assigned_arm\":\"planner\"}",
        said("{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\"find it\"}]}"));

    assertThat(again("planner", bundle)).isEqualTo(new Verdict.Identical(1, 1));
    assertThat(new String(bundle.facts().getLast().value(), StandardCharsets.UTF_8)).contains("\"method\":\"model\"");
  }

  @Test
  void planThatWasMadeByRulesIsMadeByThemAgain() {
    Bundle bundle = planned(Models.of(new ScriptedModel(List.of())));

    assertThat(again("planner", bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }

  @Test
  void planThatStoodInForAModelThatFailedIsNotReproducible() {
    Bundle bundle = planned(Models.of(new Saying(ModelAnswer.failed(ErrorCode.MODEL_REFUSED, "no"))));

    assertThat(again("planner", bundle)).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("what the model said"));
  }

  private Bundle planned(Models models) {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat("planner", 4, "task_decomposition");
    recorder.submit("{\"goal\":\"Find it, then check it\",\"assigned_arm\":\"planner\"}");
    ReflexFilter filter = new ReflexFilter(REFLEX);
    recorder.report(new SoloRun(Arms.create("planner", new ArmParts(null, scratch, models, filter)), filter,
        Clock.fixed(recorder.now(), ZoneOffset.UTC)).run(recorder.open().getLast()));
    return recorder.bundle();
  }

  @ParameterizedTest
  @ValueSource(strings = {"executor", "retriever"})
  void whatWorkedOnTheOutsideIsNotDoneAgain(String arm) {
    Bundle bundle = recorded(arm, "keyword_search", "{\"goal\":\"echo hello\",\"assigned_arm\":\"" + arm + "\"}", said("-"));

    assertThat(again(arm, bundle)).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains(arm, "outside"));
  }

  @Test
  void attemptThatWasBrokenOffIsNotReproducibleAndTheReasonIsNamed() {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat("coder", 4, "code_generation");
    recorder.submit("{\"goal\":\"Write a greeting\"}");
    Assignment open = recorder.open().getLast();
    recorder.report(new Outcome.Failed(open.taskId(), open.step(), open.attempt(), "coder", "one",
        TaskError.of(ErrorCode.STEP_TIMEOUT, "the lease ended"), Usage.NONE, 60_000));

    assertThat(again("coder", recorder.bundle())).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("STEP_TIMEOUT"));
    assertThat(again("judge", recorder.bundle())).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("no assignment for the judge"));
  }

  @ParameterizedTest
  @CsvSource({"INVALID_INPUT,true", "BUDGET_EXCEEDED,true", "ARM_ERROR,true", "OUTPUT_TOO_LARGE,true",
      "MODEL_REFUSED,false"})
  void failureThatIsNotTheModelsIsNotHandedToTheArmAsOne(ErrorCode code, boolean asked) {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat("coder", 4, "code_generation");
    recorder.submit("{\"goal\":\"Write a greeting\"}");
    recorder.report(failed(recorder.open().getLast(), TaskError.of(code, "so it is"), asked));

    assertThat(again("coder", recorder.bundle())).isInstanceOfSatisfying(Verdict.NotReproducible.class,
        verdict -> assertThat(verdict.reason()).contains("attempt 1 of step-1", code.toString()));
  }

  @Test
  void answerThatWasCutOffIsTheModels() {
    Bundle bundle = recorded("coder", "code_generation", "{\"goal\":\"Write a greeting\"}",
        ModelAnswer.failed(TaskError.of(ErrorCode.OUTPUT_TOO_LARGE, "cut off").with("max_tokens", 4000)));

    assertThat(again("coder", bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }

  @Test
  void attemptThatCannotBeMadeAgainIsNamedBesideTheOneThatCan() {
    recorder.advance(ShellLimits.DEFAULT.warmup());
    recorder.heartbeat("coder", 4, "code_generation");
    recorder.submit("{\"goal\":\"Write a greeting\"}");
    recorder.report(failed(recorder.open().getLast(), TaskError.of(ErrorCode.LLM_API_ERROR, "no prompt is named"), false));
    recorder.advance(Duration.ofSeconds(2));
    Assignment second = recorder.open().getLast();
    assertThat(second.attempt()).isEqualTo(2);
    recorder.report(work("coder", second, said("done")));

    assertThat(again("coder", recorder.bundle())).isInstanceOfSatisfying(Verdict.Identical.class, identical -> {
      assertThat(identical.decisions()).isEqualTo(1);
      assertThat(identical.untold()).singleElement().asString()
          .contains("attempt 1 of step-1", "LLM_API_ERROR");
    });
  }

  private static Outcome failed(Assignment open, TaskError error, boolean asked) {
    return new Outcome.Failed(open.taskId(), open.step(), open.attempt(), "coder", "one", error,
        asked ? Usage.NONE.with("coder-1") : Usage.NONE, 1_000);
  }

  @Test
  void anAttemptWhoseLeaseIsLongOverIsWorkedOnAtItsTime() {
    Bundle bundle = recorded("coder", "code_generation",
        "{\"goal\":\"Write\",\"deadline\":\"" + recorder.now().plus(Duration.ofSeconds(30)) + "\"}", said("done"));

    assertThat(again("coder", bundle)).isEqualTo(new Verdict.Identical(1, 1));
  }
}
