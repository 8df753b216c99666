package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import io.octollm.schema.View.CachedAnswer;
import io.octollm.schema.lines.HeardLines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each meter of the topology is moved by work on the graph, and its own lines are written by it. */
class TopologyObserverTest {
  private final HeardLines lines = new HeardLines(EventLog.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TestPipeline pipeline;

  @BeforeEach
  void start() {
    pipeline = new TestPipeline(OrchestratorSettings.DEFAULT, ShellLimits.DEFAULT,
        new TopologyObserver(meters, InstantSource.fixed(TestPipeline.START)));
    pipeline.advance(ShellLimits.DEFAULT.warmup());
    pipeline.heartbeat("coder", "code_generation");
  }

  @AfterEach
  void close() {
    pipeline.close();
    lines.close();
  }

  private double count(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }

  @Test
  void endedTasksAreCountedByStatusAndPriorityAndTimed() {
    pipeline.submit("{\"goal\":\"x\",\"priority\":\"high\"}");
    Assignment given = pipeline.assignments("coder").getFirst();
    assertThat(meters.get("octollm_active_tasks").gauge().value()).isEqualTo(1);
    pipeline.succeed(given, "done");

    assertThat(count("octollm_tasks_total", "status", "completed", "priority", "high")).isEqualTo(1);
    assertThat(meters.get("octollm_task_duration_seconds").tag("arm_type", "coder").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("octollm_active_tasks").gauge().value()).isZero();
  }

  @Test
  void filterAndCacheAreCounted() {
    pipeline.submit("{\"goal\":\"mail jane.roe@example.org\"}");

    assertThat(count("octollm.reflex.findings", "type", "EMAIL", "action", "redact")).isEqualTo(1);
    assertThat(count("octollm.injections", "verdict", "allow")).isEqualTo(1);
    assertThat(count("octollm.cache.requests", "result", "miss")).isEqualTo(1);
  }

  @Test
  void hitsAndErrorsOfTheCacheAreCounted() {
    pipeline.submit("{\"goal\":\"x\"}");
    pipeline.succeed(pipeline.assignments("coder").getFirst(), "done");
    String key = pipeline.results().getLast().cacheKey();
    pipeline.cached.put(key, new CachedAnswer(key, Codec.tree("done"), 0.8));
    pipeline.submit("{\"goal\":\"x\",\"metadata\":{\"n\":2}}");
    pipeline.otherwise = new AnswerCache.Lookup.Error("circuit_open");
    pipeline.submit("{\"goal\":\"y\"}");

    assertThat(count("octollm.cache.requests", "result", "miss")).isEqualTo(1);
    assertThat(count("octollm.cache.requests", "result", "hit")).isEqualTo(1);
    assertThat(count("octollm.cache.requests", "result", "error")).isEqualTo(1);
  }

  @Test
  void whatAnArmLetsThroughIsCounted() {
    pipeline.submit("{\"goal\":\"x\"}");
    pipeline.succeed(pipeline.assignments("coder").getFirst(), "mail jane.roe@example.org");

    assertThat(count("octollm.reflex.findings", "type", "EMAIL", "action", "redact")).isEqualTo(1);
  }

  @Test
  void deadLettersAreCountedByStageAndCode() {
    pipeline.submit("{\"goal\":\"x\",\"assigned_arm\":\"painter\"}");

    assertThat(count("octollm_dead_letters_total", "stage", "orchestrator", "code", "NO_SUITABLE_ARM"))
        .isEqualTo(1);
  }

  @Test
  void whatStandsBeforeAnArmIsShown() {
    pipeline.submit("{\"goal\":\"x\"}");

    for (String name : List.of("octollm_tasks_waiting", "octollm_circuit_open", "octollm_flood_open")) {
      assertThat(meters.get(name).tag("arm", "coder").gauge().value()).as(name).isZero();
    }
  }

  @Test
  void factsThatChangeNothingAreCounted() {
    pipeline.submit("{\"goal\":\"x\"}");
    Assignment given = pipeline.assignments("coder").getFirst();
    pipeline.succeed(given, "done");
    pipeline.succeed(given, "again");

    assertThat(count("octollm_facts_ignored_total", "kind", "outcome")).isEqualTo(1);
  }

  @Test
  void lineIsWrittenBeforeTheCacheIsAskedAndBearsTheSameKey() {
    pipeline.submit("{\"task_id\":\"task-1\",\"goal\":\"x\"}", "X-Request-ID", "req-1");

    List<HeardLines.Line> heard = lines.of(EventName.CACHE_LOOKUP_START, EventName.CACHE_MISS);
    assertThat(heard).extracting(HeardLines.Line::event)
        .containsExactly(EventName.CACHE_LOOKUP_START, EventName.CACHE_MISS);
    assertThat(heard).extracting(HeardLines.Line::level).containsOnly("DEBUG");
    assertThat(heard.getFirst().fields()).containsOnlyKeys("request_id", "task_id", "key")
        .containsEntry("request_id", "req-1").containsEntry("task_id", "task-1")
        .containsEntry("key", heard.getLast().fields().get("key"));
  }

  @Test
  void taskThatMayNotBeAnsweredFromTheCacheIsNotLookedUp() {
    pipeline.submit("{\"goal\":\"x\",\"budget\":{\"max_tokens\":-1}}");

    assertThat(lines.of(EventName.CACHE_LOOKUP_START)).isEmpty();
  }

  @Test
  void timersThatMissTheirTimeAreOneLineAWakeUp() {
    pipeline.submit("{\"goal\":\"a\",\"budget\":{\"max_time_seconds\":10}}");
    pipeline.submit("{\"goal\":\"b\",\"budget\":{\"max_time_seconds\":12}}");

    pipeline.advance(Duration.ofSeconds(30));

    assertThat(lines.of(EventName.TIMER_LATE)).singleElement().satisfies(line -> {
      assertThat(line.level()).isEqualTo("WARN");
      assertThat(line.fields()).containsExactly(entry("count", 2), entry("duration", 20.0));
    });
  }

  @Test
  void timersAboutInTimeAreNoMatterForALine() {
    pipeline.submit("{\"goal\":\"a\",\"budget\":{\"max_time_seconds\":10}}");

    pipeline.advance(Duration.ofSeconds(10).plus(ShellLimits.DEFAULT.late()));

    assertThat(pipeline.results()).hasSize(1);
    assertThat(lines.of(EventName.TIMER_LATE)).isEmpty();
  }
}
