package io.octollm.schema;

import static io.octollm.schema.ErrorCategory.BUDGET;
import static io.octollm.schema.ErrorCategory.EXTERNAL;
import static io.octollm.schema.ErrorCategory.INTERNAL;
import static io.octollm.schema.ErrorCategory.POLICY;
import static io.octollm.schema.ErrorCategory.RATE_LIMIT;
import static io.octollm.schema.ErrorCategory.ROUTING;
import static io.octollm.schema.ErrorCategory.TIMEOUT;
import static io.octollm.schema.ErrorCategory.VALIDATION;

/** Everything that can go wrong with a task: its category, whether to try again, and what to do. */
public enum ErrorCode {
  UNREADABLE(VALIDATION, false, "Send one JSON object in UTF-8; the message says where reading stopped."),
  INVALID_FIELD(VALIDATION, false, "Correct the named field and send the task again."),
  UNKNOWN_FIELD(VALIDATION, false, "Rename or remove the field; free data belongs in metadata."),
  RECORD_TOO_LARGE(VALIDATION, false, "Send a smaller task; large input belongs in documents."),
  TASK_ID_CONFLICT(VALIDATION, false, "The id is in use with another body: send it under a new id."),
  INVALID_PLAN(VALIDATION, false, "Correct the named step of the plan."),
  INVALID_INPUT(VALIDATION, false, "The arm cannot work on this input; the message says why."),
  INJECTION_BLOCKED(POLICY, false, "The text tries to give orders to the model; review it by hand."),
  POLICY_BLOCKED(POLICY, false, "The policy forbids this content; review it by hand."),
  CONTENT_FILTERED(POLICY, false, "The provider's content filter refuses the text; review it by hand."),
  COMMAND_NOT_ALLOWED(POLICY, false, "Use a command of the executor's allow-list."),
  REQUEST_NOT_ALLOWED(POLICY, false, "Ask a host that executor.http-hosts lists, at a public address."),
  NO_SUITABLE_ARM(ROUTING, false, "Start an arm with the required capabilities, then replay."),
  REPLAN_REQUESTED(ROUTING, false, "The step cannot be done as planned; plan the rest of the task anew."),
  RATE_LIMITED(RATE_LIMIT, true, "The provider limits the rate; it is tried again after the given time."),
  QUOTA_EXCEEDED(RATE_LIMIT, true, "The provider's quota is spent; add to it, or name another model."),
  STEP_TIMEOUT(TIMEOUT, true, "The arm gave no answer in time; look at its health and its lag."),
  DEADLINE_EXCEEDED(TIMEOUT, false, "The task's deadline passed; replay it with a later one."),
  MODEL_TIMEOUT(TIMEOUT, true, "The model gave no answer in time."),
  MODEL_UNREACHABLE(EXTERNAL, true, "The model's address cannot be reached; check its base URL."),
  LLM_API_ERROR(EXTERNAL, true, "The model's interface answered with an error."),
  MODEL_REFUSED(EXTERNAL, false, "The model's interface refuses the request; check key, model and input."),
  COMMAND_FAILED(EXTERNAL, false, "The command ended with an error; its output is in the result."),
  REQUEST_FAILED(EXTERNAL, true, "The host that was asked gave no good answer; see whether it is there."),
  CRITERIA_NOT_MET(VALIDATION, false, "The output misses the named criteria."),
  BUDGET_EXCEEDED(BUDGET, false, "The task's budget is spent; replay it with a larger one."),
  CANCELLED(ErrorCategory.CANCELLED, false, "Somebody cancelled the task."),
  OUTPUT_TOO_LARGE(INTERNAL, false, "The output is over the limit; ask for less."),
  IN_DOUBT(INTERNAL, false, "An unsafe act began and its end is unknown; check by hand, never retry blindly."),
  INVALID_OUTCOME(INTERNAL, true, "The arm wrote an outcome that does not fit the schema; mend the arm."),
  ARM_ERROR(INTERNAL, true, "The arm broke on this task; its log has the cause.");

  private final ErrorCategory category;
  private final boolean retryable;
  private final String advice;

  ErrorCode(ErrorCategory category, boolean retryable, String advice) {
    this.category = category;
    this.retryable = retryable;
    this.advice = advice;
  }

  public ErrorCategory category() {
    return category;
  }

  /** Whether another attempt may succeed without anybody changing anything. */
  public boolean retryable() {
    return retryable;
  }

  /** One line for the person who reads the dead letter. */
  public String advice() {
    return advice;
  }
}
