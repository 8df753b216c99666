package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Outcome;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View.CachedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the whole graph does with a record, through the real {@link OctoTopology#build}. */
class PipelineTest {
  private static final String ID = "task-00000000-0000-4000-8000-000000000001";
  private TestPipeline pipeline;

  @BeforeEach
  void startWithOneArmAndWarm() {
    pipeline = new TestPipeline();
    pipeline.advance(ShellLimits.DEFAULT.warmup());
    pipeline.heartbeat("coder", "code_generation");
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static String task(String goal) {
    return "{\"task_id\":\"" + ID + "\",\"goal\":\"" + goal + "\"}";
  }

  private Assignment assigned() {
    return pipeline.assignments("coder").getLast();
  }

  private Result result() {
    assertThat(pipeline.results()).hasSize(1);
    return pipeline.results().getFirst();
  }

  @Test
  void validTaskGoesToItsArmAndItsOutcomeIsTheResult() {
    pipeline.submit(task("Write a parser"), "X-Request-ID", "req-1");
    pipeline.succeed(assigned(), "done");

    Result result = result();
    assertThat(result.status()).isEqualTo(Status.COMPLETED);
    assertThat(result.output().stringValue()).isEqualTo("done");
    assertThat(result.submission()).isEqualTo(new Submission(0, 0));
    assertThat(result.requestId()).isEqualTo("req-1");
  }

  @Test
  void unknownCapabilityWaitsWhileThePipelineWarmsUp() {
    try (TestPipeline cold = new TestPipeline()) {
      cold.submit("{\"goal\":\"x\",\"required_capabilities\":[\"code_generation\"]}");
      cold.heartbeat("coder", "code_generation");
      cold.advance(ShellLimits.DEFAULT.warmup());
      cold.heartbeat("coder", "code_generation");
      cold.advance(Duration.ofMillis(100));

      assertThat(cold.assignments("coder")).hasSize(1);
      assertThat(cold.results()).isEmpty();
    }
  }

  @Test
  void unknownCapabilityFailsAtOnceAndNamesWhatThereIs() {
    pipeline.submit("{\"goal\":\"x\",\"required_capabilities\":[\"painting\"]}");

    TaskError error = result().error();
    assertThat(error.code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
    assertThat(error.details()).containsEntry("required", List.of("painting"))
        .containsEntry("available", List.of("code_generation"));
    assertThat(pipeline.letters("orchestrator").getFirst().copy()).contains("painting");
  }

  @Test
  void deadArmIsWaitedForAndThenMissed() {
    pipeline.advance(Duration.ofSeconds(10));
    pipeline.submit(task("Write a parser"));
    assertThat(pipeline.assignments("coder")).isEmpty();
    pipeline.advance(Duration.ofSeconds(29));
    assertThat(pipeline.results()).isEmpty();
    pipeline.advance(Duration.ofSeconds(2));

    assertThat(result().error().code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
  }

  @Test
  void armThatComesBackGetsWhatWaitedForIt() {
    pipeline.advance(Duration.ofSeconds(10));
    pipeline.submit(task("Write a parser"));
    pipeline.heartbeat("coder", "code_generation");
    pipeline.advance(Duration.ofMillis(100));

    assertThat(pipeline.assignments("coder")).hasSize(1);
  }

  @Test
  void stepsBeyondTheArmsShareWaitAndFollowInOrderOfPriority() {
    pipeline.heartbeat("coder", 1, "code_generation");
    for (String priority : List.of("low", "low", "low", "critical")) {
      pipeline.submit("{\"goal\":\"g\",\"priority\":\"" + priority + "\",\"tenant\":\"" + priority + "\"}");
    }
    assertThat(pipeline.assignments("coder")).hasSize(2);
    pipeline.succeed(pipeline.assignments("coder").getFirst(), "ok");

    assertThat(pipeline.assignments("coder")).hasSize(3);
    assertThat(pipeline.assignments("coder").getLast().tenant()).isEqualTo("critical");
  }

  @Test
  void retryComesExactlyWhenTheArmAskedForIt() {
    pipeline.submit(task("Write a parser"));
    Assignment first = assigned();
    pipeline.report(new Outcome.Failed(ID, first.step(), 1, "coder", "one",
        TaskError.of(ErrorCode.RATE_LIMITED, "slow down").retryAfter(3_000), Usage.NONE, 4));
    pipeline.advance(Duration.ofMillis(2_950));
    assertThat(pipeline.assignments("coder")).hasSize(1);
    pipeline.advance(Duration.ofMillis(50));

    assertThat(assigned().attempt()).isEqualTo(2);
  }

  @Test
  void silentArmIsGivenUpAfterItsLeaseAndTriedAgain() {
    pipeline.submit(task("Write a parser"));
    pipeline.advance(Duration.ofSeconds(70));
    pipeline.heartbeat("coder", "code_generation");
    pipeline.advance(Duration.ofSeconds(2));

    assertThat(pipeline.entries()).contains(EventName.ARM_CALL_FAILED, EventName.TASK_RETRY);
    assertThat(assigned().attempt()).isEqualTo(2);
  }

  @Test
  void outcomeThatDoesNotReadIsAFailedAttempt() {
    pipeline.submit(task("Write a parser"));
    pipeline.reportRaw("{}".getBytes(StandardCharsets.UTF_8), new RecordHeaders()
        .add(HeaderNames.TASK_ID, ID.getBytes(StandardCharsets.UTF_8))
        .add(HeaderNames.STEP, "step-1".getBytes(StandardCharsets.UTF_8))
        .add(HeaderNames.ATTEMPT, "1".getBytes(StandardCharsets.UTF_8)));
    pipeline.advance(Duration.ofSeconds(2));

    assertThat(assigned().attempt()).isEqualTo(2);
  }

  @Test
  void outcomeOfNobodyIsPassedOver() {
    pipeline.reportRaw("{".getBytes(StandardCharsets.UTF_8), new RecordHeaders());
    pipeline.report(new Outcome.Started("task-unknown", "step-1", 1, "coder", "one"));
    pipeline.submit(task("Write a parser"));

    assertThat(pipeline.assignments("coder")).hasSize(1);
  }

  @Test
  void cancelledTaskEndsOnceAndItsLateOutcomeChangesNothing() {
    pipeline.submit(task("Write a parser"));
    Assignment given = assigned();
    pipeline.command(new Command.Cancel(ID));
    pipeline.command(new Command.Cancel(ID));
    pipeline.succeed(given, "late");

    assertThat(result().status()).isEqualTo(Status.CANCELLED);
    assertThat(pipeline.events()).filteredOn(e -> e.fact().kind().equals("command")).hasSize(2);
  }

  @Test
  void deadlineEndsWhatIsUnderWay() {
    pipeline.submit("{\"goal\":\"x\",\"deadline\":\"2026-01-01T00:00:10Z\"}");
    pipeline.advance(Duration.ofSeconds(5));

    assertThat(result().error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void stepsOfTheSubmittersPlanRunInTheOrderOfTheirNeeds() {
    pipeline.submit("{\"goal\":\"x\",\"context\":{\"steps\":["
        + "{\"id\":\"b\",\"instruction\":\"second\",\"depends_on\":[\"a\"]},"
        + "{\"id\":\"a\",\"instruction\":\"first\"}]}}");
    assertThat(assigned().step()).isEqualTo("a");
    pipeline.succeed(assigned(), "of a");

    assertThat(assigned().step()).isEqualTo("b");
    assertThat(assigned().input().getFirst().output().stringValue()).isEqualTo("of a");
    pipeline.succeed(assigned(), "of b");
    assertThat(result().output().stringValue()).isEqualTo("of b");
  }

  @Test
  void cachedAnswerEndsTheTaskWithoutAnArm() {
    pipeline.submit("{\"goal\":\"same question\"}");
    pipeline.succeed(assigned(), "answer");
    String key = result().cacheKey();
    pipeline.cached.put(key, new CachedAnswer(key, Codec.tree("answer"), 0.8));
    pipeline.submit("{\"goal\":\"same question\",\"metadata\":{\"n\":2}}");

    assertThat(pipeline.assignments("coder")).hasSize(1);
    assertThat(pipeline.results().getLast().source()).isEqualTo(Source.CACHE);
    assertThat(pipeline.entries()).contains(EventName.CACHE_MISS, EventName.CACHE_HIT);
  }

  @Test
  void answerThatTheGuardianWouldNotLetPassIsNoHit() {
    pipeline.submit("{\"goal\":\"same question\"}");
    pipeline.succeed(assigned(), "answer");
    String key = result().cacheKey();
    pipeline.cached.put(key, new CachedAnswer(key, Codec.tree("mail jane.roe@example-mail.org"), 0.8));
    pipeline.submit("{\"goal\":\"same question\",\"metadata\":{\"n\":2}}");

    assertThat(pipeline.assignments("coder")).hasSize(2);
    assertThat(pipeline.entries()).contains(EventName.CACHE_ERROR);
  }

  @Test
  void answerOfAnotherTenantIsNoHit() {
    pipeline.submit("{\"goal\":\"same question\",\"tenant\":\"one\"}");
    pipeline.succeed(assigned(), "answer");
    String key = result().cacheKey();
    pipeline.cached.put(key, new CachedAnswer(key, Codec.tree("answer"), 0.8));
    pipeline.submit("{\"goal\":\"same question\",\"tenant\":\"two\"}");
    pipeline.submit("{\"goal\":\"Same question\",\"tenant\":\"one\"}");

    assertThat(pipeline.assignments("coder")).hasSize(3);
  }

  @Test
  void cacheThatFailsLetsTheTaskGoOn() {
    pipeline.otherwise = new AnswerCache.Lookup.Error("timeout");
    pipeline.submit("{\"goal\":\"question\"}");
    pipeline.succeed(assigned(), "answer");

    assertThat(pipeline.entries()).contains(EventName.CACHE_MISS, EventName.CACHE_ERROR);
    assertThat(result().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void taskWhoseOutputIsTooLargeFailsInsteadOfLoopingForEver() {
    ShellLimits tight = new ShellLimits(4_000, 3_500, Duration.ofMillis(50), 500,
        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 2);
    try (TestPipeline small = new TestPipeline(
        io.octollm.orchestrator.OrchestratorSettings.DEFAULT, tight, Observer.NONE)) {
      small.heartbeat("coder", "code_generation");
      small.submit(task("Write a parser"));
      small.succeed(small.assignments("coder").getFirst(), "x".repeat(4_000));

      assertThat(small.results()).hasSize(1);
      assertThat(small.results().getFirst().error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
    }
  }

  @Test
  void oneStepTaskCostsAtMostFourRecordsInAndThreeBack() {
    pipeline.submit(task("Write a parser"));
    long in = written();
    pipeline.succeed(assigned(), "done");

    assertThat(in).isLessThanOrEqualTo(4);
    assertThat(written() - in).isLessThanOrEqualTo(3);
  }

  private long written() {
    return pipeline.driver.producedTopicNames().stream().mapToLong(t -> pipeline.records(t).size()).sum();
  }

  @Test
  void decisionsAreNumberedWithoutAGap() {
    pipeline.submit(task("Write a parser"));
    pipeline.submit(task("Write a parser"));
    pipeline.succeed(assigned(), "done");
    pipeline.submit(task("Write a parser"));

    assertThat(pipeline.events()).extracting(e -> e.seq()).containsExactly(1L, 2L, 3L, 4L);
  }
}
