package io.octollm.ops.incident.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.incident.replay.Recorder;
import io.octollm.ops.letter.LetterStats;
import io.octollm.ops.topic.Tally;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The debugging guide's incident, through the real graph: places for 10, and 50 tasks at once. */
class GuideIncidentTest {
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(40);

  private static final Map<Assignment, Instant> CALLS = new HashMap<>();
  private static final IncidentReport INCIDENT = incident();

  private static IncidentReport incident() {
    try (Recorder recorder = new Recorder(OrchestratorSettings.DEFAULT)) {
      Instant since = recorder.now();
      run(recorder, 10, Duration.ofMinutes(1));
      submit(recorder, 1);
      run(recorder, 10, Duration.ofMinutes(1));
      submit(recorder, 50);
      run(recorder, 10, Duration.ofMinutes(10));
      run(recorder, 50, BEAT);
      submit(recorder, 50);
      run(recorder, 50, Duration.ofMinutes(2));
      List<Event> events = recorder.events();
      Instant until = recorder.now();
      return IncidentReport.of(since, until, until, ReportReader.observe(events, since, until),
          Map.of("replayed", 40), LetterStats.of(List.of()), Tally.NONE, true);
    }
  }

  private static void submit(Recorder recorder, int tasks) {
    for (int i = 0; i < tasks; i++) {
      recorder.submit("{\"goal\":\"work\",\"tenant\":\"acme\",\"budget\":{\"max_time_seconds\":60}}");
    }
  }

  /** An arm that is alive, and answers each call after a while. */
  private static void run(Recorder recorder, int capacity, Duration time) {
    Instant end = recorder.now().plus(time);
    while (recorder.now().isBefore(end)) {
      recorder.heartbeat("coder", capacity, "code_generation");
      recorder.advance(BEAT);
      List.copyOf(recorder.open()).forEach(call -> CALLS.putIfAbsent(call, recorder.now()));
      recorder.open().clear();
      List.copyOf(CALLS.keySet()).forEach(call -> {
        if (!recorder.now().isBefore(CALLS.get(call).plus(CALL))) {
          CALLS.remove(call);
          recorder.report(new Outcome.Succeeded(call.taskId(), call.step(), call.attempt(), call.arm(),
              "one", Codec.tree("done"), 0.5, Usage.NONE, CALL.toMillis()));
        }
      });
    }
  }

  @Test
  void saturationIsNamedFirst() {
    IncidentReport report = INCIDENT;

    assertThat(report.seen().failed).isGreaterThan(20);
    assertThat(report.candidates().getFirst().what())
        .startsWith("saturation: coder could work on 10 steps at a time, and up to 50 were wanted");
    assertThat(report.candidates().getFirst().share()).isGreaterThan(0.5);
  }

  @Test
  void timelineTellsTheFirstFailureTheChangeAndTheRecoveryInThisOrder() {
    List<String> timeline = INCIDENT.timeline().stream().map(Observations.Mark::what).toList();

    assertThat(timeline).containsSubsequence("coder is full: 10 steps at work, and others wait",
        "coder's capacity changed from 10 to 50", "tasks complete again");
    assertThat(timeline).anyMatch(what -> what.startsWith("first failure: "));
  }

  @Test
  void textHasEverySectionOfAPostMortemAndNothingThatATaskSaid() {
    String text = ReportText.of(INCIDENT);

    assertThat(text).contains("## Timeline", "## Root-cause candidates", "## Failures", "## Affected",
        "- tenant acme: ", "## Actions taken", "- action replayed: 40", "## Open letters", "## Prevention",
        "octollm trace task-");
    assertThat(text).doesNotContain("\"goal\"");
  }

  @Test
  void pagePlotsThroughputFailuresAndWhatWaited() {
    String page = ReportPage.of(INCIDENT);

    assertThat(page).contains("aria-label=\"tasks ended\"", "aria-label=\"tasks failed\"",
        "aria-label=\"steps waiting\"", "tasks failed, in a bar of", "<h2>Timeline</h2>", "<th>error_code</th>")
        .doesNotContain("## ", "|---");
    assertThat(page).doesNotContain("<script", "http://", "https://");
  }

  @Test
  void whatATenantIsCalledIsTextOnThePage() {
    Instant now = Instant.parse("2026-02-03T04:05:06Z");
    Observations seen = new Observations(now, now.plusSeconds(60));
    seen.tenants.put("<img src=x onerror=alert(1)>", 1);
    seen.tenants.put("[a](javascript:alert(1))", 1);

    assertThat(ReportPage.of(IncidentReport.of(now, now.plusSeconds(60), now, seen, Map.of(),
        LetterStats.of(List.of()), Tally.NONE, true))).doesNotContain("<img", "href=\"javascript");
  }

  @Test
  void quietWindowSaysSo() {
    Instant now = Instant.parse("2026-02-03T04:05:06Z");
    IncidentReport report = IncidentReport.of(now, now.plusSeconds(60), now,
        new Observations(now, now.plusSeconds(60)), Map.of(), LetterStats.of(List.of()), Tally.NONE, true);

    assertThat(ReportText.of(report)).contains("No task failed.", "Nothing out of the ordinary.");
  }
}
