package io.octollm.ops.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTellerTest {
  private final Story story = Traces.fromEvents(Events.retried("task-1", "req-1"));

  private Hop hop(EventName name, int attempt) {
    return story.hops().stream().filter(h -> h.event() == name
        && (h.attempt() == null || h.attempt() == attempt)).findFirst().orElseThrow();
  }

  @Test
  void storyBeginsWhenTheBrokerTookTheTaskAndEndsWithItsRun() {
    assertThat(story.started()).isEqualTo(Events.START.plusMillis(750));
    assertThat(story.status()).isEqualTo("completed");
    assertThat(story.durationSeconds()).isEqualTo(7.25);
  }

  @Test
  void waitForAnArmIsTheTimeBetweenWaitingAndCall() {
    assertThat(hop(EventName.ARM_CALL_START, 1).queueSeconds()).isEqualTo(1.0);
  }

  @Test
  void waitForARetryCountsFromItsDueTime() {
    assertThat(hop(EventName.ARM_CALL_START, 2).queueSeconds()).isEqualTo(0.5);
  }

  @Test
  void callIsPartedIntoQueueAndWork() {
    Hop failed = hop(EventName.ARM_CALL_FAILED, 1);
    assertThat(failed.queueSeconds()).isCloseTo(1.0, within(1e-9));
    assertThat(failed.durationSeconds()).isEqualTo(2.0);
    assertThat(failed.error()).isEqualTo("MODEL_TIMEOUT");
    assertThat(failed.cause()).hasToString("outcome octollm.tasks-1@7");
  }

  @Test
  void orderOfReadingDoesNotMatter() {
    List<Event> shuffled = new ArrayList<>(Events.retried("task-1", "req-1"));
    Collections.reverse(shuffled);

    assertThat(Traces.fromEvents(shuffled)).isEqualTo(story);
  }

  @Test
  void waterfallHasALineForEachHopAndABarThatShowsQueueAndWork() {
    String text = Waterfall.of(story);

    assertThat(text.lines().filter(line -> !line.strip().startsWith("why: ")))
        .hasSize(1 + story.hops().size());
    assertThat(text).contains("task-1  request req-1  completed after 7.250 s, since 20",
        "arm=coder  step=step-1#2", "waited=1.000s  worked=2.000s  error_code=MODEL_TIMEOUT");
    assertThat(text.lines().filter(l -> l.contains("arm.call.failed")).findFirst().orElseThrow())
        .contains("....##########").doesNotContain("\u001b");
  }

  @Test
  void pageEscapesWhateverAnEventHolds() {
    Story hostile = Traces.fromEvents(List.of(Events.of("task-1", "req-<script>", 1, 1,
        "submitted", 1L, Entry.of(EventName.TASK_STARTED, "tenant",
            "\"><script>alert('x')</script>&\u001b[31m"))));
    String page = TracePage.of(List.of(hostile));

    assertThat(page).doesNotContain("<script").doesNotContain("\u001b")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;")
        .doesNotContain("http://", "https://", "src=");
    assertThat(Waterfall.of(hostile)).doesNotContain("\u001b");
  }

  @Test
  void jsonIsSnakeCaseAndNamesEveryHop() {
    var json = story.toJson();

    assertThat(json.path("hops").size()).isEqualTo(story.hops().size());
    assertThat(json.path("duration_seconds").doubleValue()).isEqualTo(7.25);
    assertThat(Codec.json().writeValueAsString(json)).contains("\"event\":\"arm.call.failed\"",
        "\"queue_seconds\":", "\"task_id\":\"task-1\"");
  }

  @Test
  void activeTaskIsWithItsArmUntilItEnds() {
    ActiveTasks tasks = new ActiveTasks();
    List<Event> events = Events.retried("task-1", "req-1");
    events.subList(0, 4).forEach(tasks::hear);

    assertThat(tasks.oldestFirst()).containsExactly(new ActiveTask("task-1", "req-1", "coder",
        "step-1", 2, "assigned", events.getFirst().fact().timestamp()));
    assertThat(tasks.oldestByArm()).containsOnlyKeys("coder");
    tasks.hear(events.getLast());
    assertThat(tasks.oldestFirst()).isEmpty();
  }
}
