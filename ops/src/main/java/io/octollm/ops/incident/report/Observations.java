package io.octollm.ops.incident.report;

import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of a window show, taken in one by one in the order of their time. For one thread. */
final class Observations {
  static final String ENDED = "tasks ended";
  static final String FAILED = "tasks failed";
  static final String WAITING = "steps waiting";
  private static final int MOST_MARKS = 200;
  private static final int MOST_TASKS = 1_000_000;
  private static final int EXAMPLES = 3;

  final Slices slices;
  final Map<String, Failures> failures = new TreeMap<>();
  final Map<String, Integer> tenants = new TreeMap<>();
  final Map<String, ArmLoad> arms = new TreeMap<>();
  final List<Mark> marks = new ArrayList<>();
  private final Map<String, Running> running = new HashMap<>();
  int started;
  int ended;
  int failed;
  @Nullable Failure first;
  @Nullable Failure last;
  @Nullable Instant recovered;
  private @Nullable Instant warming;

  Observations(Instant since, Instant until) {
    this.slices = new Slices(since, until);
  }

  /** A moment that is worth a line in the timeline. */
  record Mark(Instant at, String what) {}

  /** A task that failed. */
  record Failure(Instant at, String taskId, String requestId, String code, String type, String stage) {}

  /** The failures of one code and place. */
  static final class Failures {
    final String code;
    final String type;
    final String stage;
    final List<Failure> examples = new ArrayList<>();
    int count;
    int waited;

    Failures(Failure first) {
      code = first.code();
      type = first.type();
      stage = first.stage();
    }
  }

  private static final class Running {
    final List<String> steps = new ArrayList<>(2);
    String tenant = "";
  }

  void hear(Event event) {
    watchStart(event);
    for (View.ArmRow row : event.view().arms()) {
      if (row.fresh()) {
        int before = arm(row.arm()).capacity(row.capacity());
        if (before >= 0) {
          mark(event.at(), row.arm() + "'s capacity changed from " + before + " to " + row.capacity());
        }
      }
    }
    for (Event.Entry entry : event.entries()) {
      hear(event, entry);
    }
    slices.raise(WAITING, event.at(), arms.values().stream().mapToInt(ArmLoad::waiting).sum());
  }

  /** A topology that has just begun says so in its views, for the first seconds. */
  private void watchStart(Event event) {
    if (event.view().warmingUp() && (warming == null || event.at().isAfter(warming.plusSeconds(60)))) {
      mark(event.at(), "the topology has just (re)started");
    }
    warming = event.view().warmingUp() ? event.at() : warming;
  }

  private void hear(Event event, Event.Entry entry) {
    String task = event.taskId();
    Instant at = event.at();
    switch (entry.event()) {
      case TASK_STARTED -> {
        started++;
        Running now = running(task);
        now.tenant = text(entry, "tenant", "");
      }
      case TASK_WAITING -> {
        if (entry.fields().containsKey("arm")) {
          arm(text(entry, "arm", "")).waits(step(task, entry), at);
        }
      }
      case ARM_CALL_START -> arm(text(entry, "arm", "")).calls(step(task, entry), at);
      case ARM_CALL_COMPLETE, ARM_CALL_FAILED -> arm(text(entry, "arm", "")).ends(step(task, entry), at);
      case TASK_COMPLETE, TASK_CANCELLED -> {
        if (entry.event() == EventName.TASK_COMPLETE && failed > 0 && recovered == null) {
          recovered = at;
        }
        over(task, at, null);
      }
      case TASK_FAILED, TASK_REJECTED -> over(task, at, new Failure(at, task, event.requestId(),
          text(entry, "error_code", "?"), text(entry, "error_type", "?"),
          text(entry, "arm", text(entry, "stage", "orchestrator"))));
      case ARM_BREAKER -> mark(at, "the breaker before " + text(entry, "arm", "?") + " is "
          + text(entry, "state", "?") + ", it was " + text(entry, "before", "?"));
      case FLOOD_OPEN -> mark(at, "too much failed with " + text(entry, "error_code", "?") + " at "
          + text(entry, "arm", "?") + ": its work is held back");
      case FLOOD_CLOSED -> mark(at, "work for " + text(entry, "arm", "?") + " goes on, by "
          + text(entry, "by", "?"));
      default -> { }
    }
  }

  private void over(String task, Instant at, @Nullable Failure failure) {
    ended++;
    slices.add(ENDED, at);
    Running was = running.remove(task);
    boolean waited = false;
    for (ArmLoad arm : arms.values()) {
      waited |= was != null && arm.over(was.steps, failure != null, at);
    }
    if (failure != null) {
      failed++;
      recovered = null;
      slices.add(FAILED, at);
      first = first == null ? failure : first;
      last = failure;
      Failures kind = failures.computeIfAbsent(failure.code() + " " + failure.stage(),
          k -> new Failures(failure));
      kind.count++;
      kind.waited += waited ? 1 : 0;
      if (kind.examples.size() < EXAMPLES) {
        kind.examples.add(failure);
      }
      if (was != null && !was.tenant.isEmpty()) {
        tenants.merge(was.tenant, 1, Integer::sum);
      }
    }
  }

  void mark(Instant at, String what) {
    if (marks.size() < MOST_MARKS) {
      marks.add(new Mark(at, what));
    }
  }

  private String step(String task, Event.Entry entry) {
    String step = task + '/' + text(entry, "step", "");
    Running now = running(task);
    if (!now.steps.contains(step)) {
      now.steps.add(step);
    }
    return step;
  }

  private Running running(String task) {
    return running.size() < MOST_TASKS
        ? running.computeIfAbsent(task, t -> new Running())
        : running.getOrDefault(task, new Running());
  }

  private ArmLoad arm(String name) {
    return arms.computeIfAbsent(name, ArmLoad::new);
  }

  private static String text(Event.Entry entry, String name, String otherwise) {
    Object value = entry.fields().get(name);
    return value == null ? otherwise : value.toString();
  }

  /** Failures by type, as {@code error_type} has it. */
  Map<String, Integer> byType() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    failures.values().forEach(kind -> counts.merge(kind.type, kind.count, Integer::sum));
    return counts;
  }
}
