package io.octollm.ops.span;

import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import io.octollm.schema.TraceIds;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step of a run while its events are heard: its attempts and the waits before them. */
final class StepSpans {
  private final TraceIds ids;
  private final Topics topics;
  private final String taskId;
  private final String step;
  private final OpenSpan span;
  private final Consumer<Span> ended;
  private @Nullable OpenSpan attempt;
  private @Nullable Instant queuedAt;
  private @Nullable Instant failedAt;
  private @Nullable Instant dueAt;

  StepSpans(TraceIds ids, Topics topics, String taskId, String step, OpenSpan span,
      Consumer<Span> ended) {
    this.ids = ids;
    this.topics = topics;
    this.taskId = taskId;
    this.step = step;
    this.span = span;
    this.ended = ended;
  }

  void hear(Instant at, Entry entry) {
    switch (entry.event()) {
      case TASK_WAITING -> {
        queuedAt = queuedAt == null ? at : queuedAt;
        span.moment(TaskSpans.moment(at, entry));
      }
      case TASK_RETRY -> {
        failedAt = at;
        dueAt = due(entry, at);
        queuedAt = null;
        span.moment(TaskSpans.moment(at, entry));
      }
      case ARM_CALL_START -> call(at, entry);
      case ARM_CALL_COMPLETE, ARM_CALL_FAILED -> reported(at, entry);
      default -> span.moment(TaskSpans.moment(at, entry));
    }
  }

  private void call(Instant at, Entry entry) {
    int number = entry.fields().get("attempt") instanceof Number n ? n.intValue() : 1;
    Instant due = dueAt;
    if (failedAt != null && due != null) {
      waited("backoff", number, failedAt, due.isBefore(at) ? due : at);
    }
    Instant queued = queuedAt == null ? due : queuedAt;
    if (queued != null && queued.isBefore(at)) {
      waited("queue", number, queued, at);
    }
    failedAt = null;
    dueAt = null;
    queuedAt = null;
    String arm = String.valueOf(entry.fields().get("arm"));
    attempt = new OpenSpan(ids.attempt(taskId, step, number), span.id(), "attempt " + arm,
        Span.Kind.CLIENT, at)
        .put(AttributeNames.MESSAGING_SYSTEM, "kafka")
        .put(AttributeNames.MESSAGING_DESTINATION, topics.arm(arm))
        .put(AttributeNames.STEP, step)
        .put(AttributeNames.ATTEMPT, number)
        .put(AttributeNames.ARM, arm)
        .put(AttributeNames.GEN_AI_REQUEST_MODEL, entry, "model");
  }

  private void reported(Instant at, Entry entry) {
    boolean failed = entry.event() == EventName.ARM_CALL_FAILED;
    span.failed(failed, at);
    OpenSpan reported = attempt;
    if (reported == null) {
      return;
    }
    reported.put(AttributeNames.ARM_SECONDS, entry, "duration")
        .put(AttributeNames.ERROR_TYPE, entry, "error_code")
        .put(AttributeNames.GEN_AI_OPERATION, entry.fields().get("model") == null ? null : "chat")
        .put(AttributeNames.GEN_AI_RESPONSE_MODEL, entry, "model")
        .put(AttributeNames.GEN_AI_INPUT_TOKENS, entry, "tokens_in")
        .put(AttributeNames.GEN_AI_OUTPUT_TOKENS, entry, "tokens_out")
        .failed(failed, at);
    ended.accept(reported.end(ids.traceId(), at));
    attempt = null;
  }

  private void waited(String kind, int before, Instant from, Instant to) {
    ended.accept(new OpenSpan(ids.wait(kind, taskId, step, before), span.id(), kind,
        Span.Kind.INTERNAL, from).put(AttributeNames.STEP, step).end(ids.traceId(), to));
  }

  /** The run is over; an attempt that nobody reported ends with it, and the step that ran it. */
  void end(Instant runEnded) {
    OpenSpan unreported = attempt;
    if (unreported != null) {
      ended.accept(unreported.end(ids.traceId(), runEnded));
    }
    ended.accept(span.end(ids.traceId(), unreported == null ? span.lastHeardOf() : runEnded));
  }

  private static Instant due(Entry entry, Instant otherwise) {
    try {
      return entry.fields().get("due_at") instanceof String due ? Instant.parse(due) : otherwise;
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }
}
