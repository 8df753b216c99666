package io.octollm.ops.trace;

import io.octollm.schema.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tasks are unfinished, folded from their events in order. Bounded; thread-safe. */
public final class ActiveTasks {
  /** Beyond this many the oldest is forgotten. */
  public static final int MAX_TASKS = 100_000;

  private static final String UNASSIGNED = "none";

  private final Map<String, ActiveTask> tasks = new LinkedHashMap<>();

  public synchronized void hear(Event event) {
    for (Event.Entry entry : event.entries()) {
      switch (entry.event()) {
        case TASK_STARTED, TASK_RESUMED -> begin(event, entry);
        case TASK_WAITING -> move(event, entry, "waiting");
        case TASK_RETRY -> move(event, entry, "retrying");
        case ARM_CALL_START -> move(event, entry, "assigned");
        case TASK_COMPLETE, TASK_FAILED, TASK_REJECTED, TASK_CANCELLED ->
            tasks.remove(event.taskId());
        default -> { }
      }
    }
  }

  private void begin(Event event, Event.Entry entry) {
    if (tasks.size() >= MAX_TASKS) {
      tasks.remove(tasks.keySet().iterator().next());
    }
    tasks.put(event.taskId(), new ActiveTask(event.taskId(), event.requestId(),
        text(entry, "arm"), null, null, "started", event.fact().timestamp()));
  }

  private void move(Event event, Event.Entry entry, String state) {
    tasks.computeIfPresent(event.taskId(), (id, task) -> {
      String arm = text(entry, "arm");
      Integer attempt = entry.fields().get("attempt") instanceof Number n ? n.intValue() : null;
      return new ActiveTask(id, task.requestId(), arm == null ? task.arm() : arm,
          text(entry, "step"), attempt, state, task.since());
    });
  }

  private static @Nullable String text(Event.Entry entry, String name) {
    Object value = entry.fields().get(name);
    return value == null ? null : value.toString();
  }

  /** The unfinished tasks, the oldest first. */
  public synchronized List<ActiveTask> oldestFirst() {
    return tasks.values().stream()
        .sorted(Comparator.comparing(ActiveTask::since).thenComparing(ActiveTask::taskId)).toList();
  }

  /** When each arm's oldest unfinished task was submitted; {@code none} holds those without an arm. */
  public synchronized Map<String, Instant> oldestByArm() {
    Map<String, Instant> oldest = new HashMap<>();
    for (ActiveTask task : tasks.values()) {
      oldest.merge(task.arm() == null ? UNASSIGNED : task.arm(), task.since(),
          (a, b) -> a.isBefore(b) ? a : b);
    }
    return oldest;
  }
}
