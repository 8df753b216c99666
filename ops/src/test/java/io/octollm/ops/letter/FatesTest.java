package io.octollm.ops.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.topic.Place;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatesTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final Place PLACE = new Place("dlq.coder", 0, 7);
  private static final DeadLetter LETTER = new DeadLetter("task-1", "req-1", "coder",
      TaskError.of(ErrorCode.ARM_ERROR, "broken"), 1, AT, new Origin("tasks", 0, 1, AT, "00"), 0,
      null, false);

  private final Fates fates = new Fates();

  private void audit(String action, String replayId, long offset) {
    fates.hear(new Audit(replayId, action, new Place("dlq.coder", 0, offset), null,
        action.equals(Audit.EDITED) ? "task-2" : "task-1", "req-1", AT, null));
  }

  @ParameterizedTest
  @CsvSource({"replayed,replayed,", "resumed,replayed,", "edited,edited,task-2", "parked,parked,",
      "dismissed,dismissed,", "purged,dismissed,"})
  void actionTellsWhatBecameOfTheLetter(String action, String state, String newTask) {
    audit(action, "act-1", 7);

    Letter letter = fates.letter(PLACE, LETTER);
    assertThat(letter.open()).isFalse();
    assertThat(letter.toJson().get("state").stringValue()).isEqualTo(state);
    assertThat(letter.fate().replayId()).isEqualTo("act-1");
    assertThat(letter.fate().newTaskId()).isEqualTo(newTask);
  }

  @Test
  void letterOfNoAuditIsOpen() {
    audit(Audit.REPLAYED, "act-1", 6);

    assertThat(fates.letter(PLACE, LETTER).fate()).isEqualTo(Fate.OPEN);
    assertThat(fates.letter(PLACE, LETTER).open()).isTrue();
  }

  @Test
  void purgeThatCameBehindDoesNotTellWhatBecameOfTheLetter() {
    audit(Audit.REPLAYED, "act-1", 7);
    audit(Audit.PURGED, "act-2", 7);

    assertThat(fates.letter(PLACE, LETTER).fate())
        .isEqualTo(new Fate(Fate.State.REPLAYED, "act-1", null));
  }

  /** The audits name the places that the letters had before: which of a task's is which, nobody knows. */
  @Test
  void parkedLetterNamesItsActUnlessItsTaskHasTwo() {
    Place lies = new Place("dlq.parked", 1, 0);
    audit(Audit.PARKED, "act-1", 7);
    Letter one = fates.parked(lies, LETTER);
    audit(Audit.PARKED, "act-2", 8);
    Letter two = fates.parked(lies, LETTER);

    assertThat(one.fate()).isEqualTo(new Fate(Fate.State.PARKED, "act-1", null));
    assertThat(two.fate()).isEqualTo(new Fate(Fate.State.PARKED, null, null));
  }
}
