package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.letter.Fate;
import io.octollm.ops.letter.ForeignLetter;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.topic.Place;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterRowTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final Place PLACE = new Place("orders.dlq", 0, 7);

  @Test
  void recordWithoutKnownHeadersPrintsNoNull() {
    assertThat(LetterRow.of(new ForeignLetter(PLACE, AT, null, null, null, null, null)))
        .isEqualTo("2026-01-31T12:00:00Z  orders.dlq-0@7  no header that tells where from");
    assertThat(LetterRow.of(new ForeignLetter(PLACE, AT, "orders", null, null, null, "broken")))
        .isEqualTo("2026-01-31T12:00:00Z  orders.dlq-0@7  from orders  broken");
  }

  @Test
  void headersOfSomebodyElseStayOnTheirLine() {
    assertThat(LetterRow.of(new ForeignLetter(
        PLACE, AT, "or\nders", 3L, 4L, "\u001b[31mBroken", "first\r\nsecond")))
        .isEqualTo("2026-01-31T12:00:00Z  orders.dlq-0@7  from or\\nders-3@4  \\u001b[31mBroken:"
            + " first\\r\\nsecond");
  }

  @Test
  void letterTellsWhatBecameOfItAndByWhich() {
    Letter letter = new Letter(PLACE, new DeadLetter("task-1", "req-1", "coder",
        TaskError.of(ErrorCode.ARM_ERROR, "broken"), 1, AT, new Origin("tasks", 0, 1, AT, "00"), 0,
        null, false), new Fate(Fate.State.EDITED, "by-hand-1", "task-2"), 0);

    assertThat(LetterRow.of(letter)).matches("2026-01-31T12:00:00Z +edited +coder +ARM_ERROR +task-1 +"
        + "orders.dlq-0@7  by by-hand-1, now task-2");
  }
}
