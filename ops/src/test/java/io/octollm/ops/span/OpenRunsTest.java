package io.octollm.ops.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.trace.Events;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.RequestContext;
import org.junit.jupiter.api.Test;

class OpenRunsTest {
  private static final RequestContext FIRST = RequestContext.of("req-1");
  private static final RequestContext OTHER = RequestContext.of("req-2");
  private static final RequestContext REPLAY = new RequestContext("req-1", null, null, "replay-1", 1);

  private final OpenRuns runs = new OpenRuns(1_000);

  private static Event event(String task, int seq, EventName... entries) {
    Entry[] all = new Entry[entries.length];
    for (int i = 0; i < entries.length; i++) {
      all[i] = Entry.of(entries[i]);
    }
    return Events.of(task, "req-1", seq, seq, "submitted", (long) seq, all);
  }

  @Test
  void whatComesBetweenTwoRunsBelongsToNone() {
    runs.hear(event("t", 1, EventName.TASK_STARTED), FIRST, 10);
    OpenRuns.Run failed = runs.hear(event("t", 2, EventName.TASK_FAILED), FIRST, 10);
    assertThat(runs.hear(event("t", 3, EventName.TASK_DUPLICATE), OTHER, 10)).isNull();
    runs.hear(event("t", 4, EventName.TASK_STARTED), REPLAY, 10);
    OpenRuns.Run replayed = runs.hear(event("t", 5, EventName.TASK_COMPLETE), REPLAY, 10);

    assertThat(failed).isNotNull();
    assertThat(failed.events()).hasSize(2);
    assertThat(replayed).isNotNull();
    assertThat(replayed.request()).isEqualTo(REPLAY);
    assertThat(replayed.events()).extracting(Event::seq).containsExactly(4L, 5L);
  }

  @Test
  void theRunThatWasHeardOfLongestAgoGoesWhenTheBytesAreTooMany() {
    runs.hear(event("old", 1, EventName.TASK_STARTED), FIRST, 600);
    runs.hear(event("new", 1, EventName.TASK_STARTED), FIRST, 600);

    assertThat(runs.hear(event("old", 2, EventName.TASK_COMPLETE), FIRST, 1)).isNull();
    assertThat(runs.hear(event("new", 2, EventName.TASK_COMPLETE), FIRST, 1)).isNotNull();
  }

  @Test
  void whatHasEndedTakesNoRoom() {
    for (int i = 0; i < 100; i++) {
      runs.hear(event("t" + i, 1, EventName.TASK_STARTED), FIRST, 500);
      assertThat(runs.hear(event("t" + i, 2, EventName.TASK_COMPLETE), FIRST, 400)).isNotNull();
    }
  }
}
