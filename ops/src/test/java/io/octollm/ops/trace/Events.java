package io.octollm.ops.trace;

import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-made events of one task, the seconds counted from a fixed start. */
public final class Events {
  public static final Instant START = Instant.parse("2026-11-10T10:30:00Z");

  private Events() {}

  public static Event of(String task, String request, long seq, double second, String kind,
      @Nullable Long offset, Entry... entries) {
    Instant at = START.plusMillis((long) (second * 1000));
    Event.FactRef fact = new Event.FactRef(kind, offset == null ? null : "octollm.tasks",
        offset == null ? null : 1, offset, at.minusMillis(250));
    View view = new View(at, 1, "default-1", List.of(), Map.of("coder", 1), false, null);
    return new Event(at, seq, task, request, fact, view, List.of(entries), List.of());
  }

  /** A task that waited 1 s, failed once after 2 s of work, and succeeded on coder. */
  public static List<Event> retried(String task, String request) {
    return List.of(
        of(task, request, 1, 1, "submitted", 42L,
            Entry.of(EventName.TASK_STARTED, "priority", "high", "tenant", "default"),
            Entry.of(EventName.TASK_WAITING, "arm", "coder", "step", "step-1")),
        of(task, request, 2, 2, "slot", null,
            Entry.of(EventName.ARM_CALL_START, "arm", "coder", "step", "step-1", "attempt", 1)),
        of(task, request, 3, 5, "outcome", 7L,
            Entry.of(EventName.ARM_CALL_FAILED, "arm", "coder", "step", "step-1", "attempt", 1,
                "error_type", "timeout", "error_code", "MODEL_TIMEOUT", "duration", 2.0),
            Entry.of(EventName.TASK_RETRY, "step", "step-1", "attempt", 2, "due_at",
                START.plusSeconds(6).toString(), "error_code", "MODEL_TIMEOUT")),
        of(task, request, 4, 6.5, "timer", null,
            Entry.of(EventName.ARM_CALL_START, "arm", "coder", "step", "step-1", "attempt", 2)),
        of(task, request, 5, 8, "outcome", 8L,
            Entry.of(EventName.ARM_CALL_COMPLETE, "arm", "coder", "step", "step-1", "attempt", 2,
                "duration", 1.0),
            Entry.of(EventName.TASK_COMPLETE, "status", "completed", "duration", 7.25, "arm",
                "coder", "source", "arm")));
  }
}
