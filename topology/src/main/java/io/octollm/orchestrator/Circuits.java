package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.View.Breaker;
import io.octollm.schema.View.Circuit;
import java.time.Duration;
import java.time.Instant;

/**
 * The circuits before the arms. Attempts that fail one after another open one; it is tried after a
 * pause with a single step. When too much would end as dead letters the work is held back instead: a
 * task that is broken itself fails alone, but failures of many tasks are the arm's. What an operator
 * holds back is his alone to release: nothing that comes changes it.
 */
final class Circuits {
  private final CircuitSettings settings;

  Circuits(CircuitSettings settings) {
    this.settings = settings;
  }

  /** Whether a failure says something about the arm, and not about the task alone. */
  static boolean isArmsFault(ErrorCode code) {
    return switch (code) {
      case STEP_TIMEOUT, MODEL_TIMEOUT, MODEL_UNREACHABLE, LLM_API_ERROR, INVALID_OUTCOME, ARM_ERROR -> true;
      case UNREADABLE, INVALID_FIELD, UNKNOWN_FIELD, RECORD_TOO_LARGE, TASK_ID_CONFLICT, INVALID_PLAN,
          INVALID_INPUT, INJECTION_BLOCKED, POLICY_BLOCKED, CONTENT_FILTERED,
          COMMAND_NOT_ALLOWED, REQUEST_NOT_ALLOWED, NO_SUITABLE_ARM,
          REPLAN_REQUESTED, RATE_LIMITED, QUOTA_EXCEEDED, DEADLINE_EXCEEDED, MODEL_REFUSED, COMMAND_FAILED,
          REQUEST_FAILED, CRITERIA_NOT_MET, BUDGET_EXCEEDED, CANCELLED, OUTPUT_TOO_LARGE, IN_DOUBT -> false;
    };
  }

  /** Whether many dead letters of that kind are a flood; refusals of a model are one when its key is bad. */
  static boolean mayFlood(ErrorCode code) {
    return isArmsFault(code) || code == ErrorCode.MODEL_REFUSED || code == ErrorCode.RATE_LIMITED
        || code == ErrorCode.QUOTA_EXCEEDED;
  }

  /** The arm did a step well. */
  void succeeded(String arm, Draft draft) {
    Circuit before = draft.circuit(arm);
    if (before.equals(Circuit.CLOSED) || before.equals(Circuit.HELD)) {
      return;
    }
    Circuit after = ended(before, false);
    change(arm, before, after.window() == 0 ? Circuit.CLOSED
        : new Circuit(Breaker.CLOSED, 0, null, null, false, 0, after.window(), after.ends()), draft);
    if (before.flood()) {
      draft.note(EventName.FLOOD_CLOSED, "arm", arm, "by", "probe");
    }
  }

  /** An attempt failed; repeated failures of one task count once. */
  void failed(String arm, String taskId, ErrorCode code, Draft draft) {
    Circuit before = draft.circuit(arm);
    if (before.state() == Breaker.HALF_OPEN && !mayFlood(code)) {
      // The arm answered: what was wrong is the task.
      succeeded(arm, draft);
      return;
    }
    if (!isArmsFault(code) && before.state() != Breaker.HALF_OPEN) {
      return;
    }
    boolean same = taskId.equals(before.lastTask());
    int failures = before.failures() + (same ? 0 : 1);
    boolean opens = before.state() != Breaker.CLOSED || failures >= settings.failures();
    Duration pause = before.flood() ? settings.floodPause() : settings.pause();
    change(arm, before, new Circuit(opens ? Breaker.OPEN : Breaker.CLOSED, failures, taskId,
        opens ? draft.now().plus(pause) : null, before.flood(), before.letters(), before.window(),
        before.ends()), draft);
  }

  /**
   * A step is about to fail for good, and its task with it.
   *
   * @return whether it is to be held back, since it would be one of too many
   */
  boolean holds(String arm, ErrorCode code, Draft draft) {
    if (!mayFlood(code)) {
      return false;
    }
    Circuit before = draft.circuit(arm);
    Circuit after = ended(before, true);
    boolean flood = before.flood() || isFlood(after);
    if (!flood) {
      change(arm, before, after, draft);
      return false;
    }
    change(arm, before, new Circuit(Breaker.OPEN, after.failures(), after.lastTask(),
        draft.now().plus(settings.floodPause()), true, after.letters(), after.window(), after.ends()), draft);
    if (!before.flood()) {
      draft.note(EventName.FLOOD_OPEN, "arm", arm, "error_code", code.name(), "letters_in_row",
          after.letters(), "letters", Long.bitCount(after.window()), "ends", after.ends());
    }
    return true;
  }

  /** A step is given to the arm; where that is a try, it is the only one for a while. */
  void given(String arm, Instant giveUpAt, Draft draft) {
    Circuit before = draft.circuit(arm);
    if (before.state() != Breaker.CLOSED) {
      change(arm, before, new Circuit(Breaker.HALF_OPEN, before.failures(), before.lastTask(), giveUpAt,
          before.flood(), before.letters(), before.window(), before.ends()), draft);
    }
  }

  /** An operator says that the arm is well. */
  boolean released(String arm, Draft draft) {
    Circuit before = draft.circuit(arm);
    if (before.state() == Breaker.CLOSED || before.equals(Circuit.HELD)) {
      return false;
    }
    change(arm, before, Circuit.CLOSED, draft);
    if (before.flood()) {
      draft.note(EventName.FLOOD_CLOSED, "arm", arm, "by", "command");
    }
    return true;
  }

  private boolean isFlood(Circuit circuit) {
    return circuit.letters() >= settings.floodInRow()
        || circuit.ends() >= settings.floodInRow()
            && Long.bitCount(circuit.window()) >= settings.floodShare() * circuit.ends();
  }

  /** The same circuit after one more task's end at the arm. */
  private Circuit ended(Circuit before, boolean letter) {
    long mask = settings.floodWindow() == Long.SIZE ? -1L : (1L << settings.floodWindow()) - 1;
    return new Circuit(before.state(), before.failures(), before.lastTask(), before.until(),
        before.flood(), letter ? before.letters() + 1 : 0, (before.window() << 1 | (letter ? 1 : 0)) & mask,
        Math.min(settings.floodWindow(), before.ends() + 1));
  }

  private static void change(String arm, Circuit before, Circuit after, Draft draft) {
    if (before.equals(after) || before.equals(Circuit.HELD)) {
      return;
    }
    draft.set(arm, after);
    if (before.state() != after.state()) {
      draft.note(EventName.ARM_BREAKER, "arm", arm, "state", after.state().toString(),
          "before", before.state().toString(), "failures", after.failures(),
          "until", after.until() == null ? null : after.until().toString());
    }
  }
}
