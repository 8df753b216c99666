package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.util.Locale;

/**
 * The retry table: what is done about an attempt that failed.
 *
 * @param next who makes the next attempt
 * @param pause whether it waits: as long as the failing side asked for, else for the back-off
 */
record Remedy(Next next, boolean pause) {

  /** Who makes the next attempt. */
  enum Next {
    NOBODY,
    /** The same arm and model, where they still are the best choice. */
    SAME,
    /** The next of the arm's models; after the last one the first. */
    NEXT_MODEL,
    /** Another arm that can do it, where there is one. */
    OTHER_ARM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Remedy GIVE_UP = new Remedy(Next.NOBODY, false);

  /** A failure that its reporter calls final is final, whatever its code. */
  static Remedy of(TaskError error) {
    return error.retryable() ? of(error.code()) : GIVE_UP;
  }

  /** Whether the arm's own limit held the call back until its turn: nobody was asked, and nobody refused. */
  static boolean isTurnToCome(TaskError error) {
    return error.code() == ErrorCode.RATE_LIMITED && error.retryAfterMs() != null
        && error.details().containsKey(TaskError.LIMIT);
  }

  static Remedy of(ErrorCode code) {
    return switch (code) {
      case RATE_LIMITED, REQUEST_FAILED -> new Remedy(Next.SAME, true);
      case LLM_API_ERROR, QUOTA_EXCEEDED -> new Remedy(Next.NEXT_MODEL, true);
      case MODEL_TIMEOUT, MODEL_UNREACHABLE -> new Remedy(Next.NEXT_MODEL, true);
      case STEP_TIMEOUT, INVALID_OUTCOME, ARM_ERROR -> new Remedy(Next.OTHER_ARM, true);
      case CRITERIA_NOT_MET -> new Remedy(Next.SAME, false);
      case UNREADABLE, INVALID_FIELD, UNKNOWN_FIELD, RECORD_TOO_LARGE, TASK_ID_CONFLICT, INVALID_PLAN,
          INVALID_INPUT, INJECTION_BLOCKED, POLICY_BLOCKED, CONTENT_FILTERED,
          COMMAND_NOT_ALLOWED, REQUEST_NOT_ALLOWED, NO_SUITABLE_ARM,
          REPLAN_REQUESTED, DEADLINE_EXCEEDED, MODEL_REFUSED, COMMAND_FAILED, BUDGET_EXCEEDED, CANCELLED,
          OUTPUT_TOO_LARGE, IN_DOUBT -> GIVE_UP;
    };
  }
}
