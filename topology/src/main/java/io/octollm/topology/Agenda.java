package io.octollm.topology;

import io.octollm.orchestrator.Phase;
import io.octollm.orchestrator.StepState;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Priority;
import io.octollm.schema.View.Circuit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What one partition has to do without being told: which tasks are due when, which steps wait for
 * which arm in which order, and how many steps each arm holds. All of that follows from the tasks'
 * states, so it is kept in memory and built anew at start; the circuits begin closed, save before arms
 * whose work was held back. Written by the stream thread alone; readable by others for meters.
 */
public final class Agenda {
  /**
   * Steps that wait for the same thing.
   *
   * @param arm that they wait for; empty while no arm is known at all
   * @param stranded true when it is not alive, false when it has no place
   */
  public record Queue(String arm, boolean stranded) {
    static final Queue NOBODY_KNOWN = new Queue("", true);
  }

  private record Due(Instant at, String taskId) {}

  /**
   * A step that waits.
   *
   * @param rank waiting since, less what its priority is worth, in epoch milliseconds: lowest first,
   *     so that priority goes ahead and waiting makes up for it
   */
  private record Waiter(long rank, long offset, String taskId, String step, boolean held) {}

  private final NavigableSet<Due> dues = new ConcurrentSkipListSet<>(
      Comparator.comparing(Due::at).thenComparing(Due::taskId));
  private final Map<Queue, NavigableSet<Waiter>> queues = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> outstanding = new ConcurrentHashMap<>();
  private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger retrying = new AtomicInteger();
  private long duesRead;
  private long waitersRead;

  /** Follows a task from one state to the next. */
  void replace(TaskState before, TaskState after) {
    if (before instanceof TaskState.Active was) {
      dues.remove(new Due(was.due(), was.taskId()));
      was.steps().forEach(step -> count(was, step, -1));
      active.decrementAndGet();
    }
    if (after instanceof TaskState.Active is) {
      dues.add(new Due(is.due(), is.taskId()));
      is.steps().forEach(step -> count(is, step, 1));
      active.incrementAndGet();
    }
  }

  private void count(TaskState.Active task, StepState step, int by) {
    switch (step.phase()) {
      case Phase.Waiting waiting -> queues(waiting).forEach(key -> {
        NavigableSet<Waiter> queue = queue(key);
        Waiter waiter = waiter(task, step, waiting);
        if (by > 0) {
          queue.add(waiter);
        } else {
          queue.remove(waiter);
        }
      });
      case Phase.Assigned assigned -> outstanding
          .computeIfAbsent(assigned.arm(), _ -> new AtomicInteger()).addAndGet(by);
      case Phase.Retrying _ -> retrying.addAndGet(by);
      case Phase.Pending _, Phase.Succeeded _, Phase.Failed _ -> { }
    }
  }

  private static List<Queue> queues(Phase.Waiting waiting) {
    boolean stranded = waiting.until() != null;
    return waiting.arms().isEmpty() ? List.of(Queue.NOBODY_KNOWN)
        : waiting.arms().stream().map(arm -> new Queue(arm, stranded)).toList();
  }

  private NavigableSet<Waiter> queue(Queue key) {
    return queues.computeIfAbsent(key, _ -> new ConcurrentSkipListSet<>(
        Comparator.comparingLong(Waiter::rank).thenComparingLong(Waiter::offset)
            .thenComparing(Waiter::taskId).thenComparing(Waiter::step)));
  }

  private static Waiter waiter(TaskState.Active task, StepState step, Phase.Waiting waiting) {
    boolean failedThere = waiting.held() != null && step.last() != null;
    // A held step that failed before tries the arm after those that did not: it may be the poison itself.
    long headStart = failedThere ? 0 : headStartMillis(task.task().priority());
    return new Waiter(waiting.since().toEpochMilli() - headStart,
        task.origin().offset(), task.taskId(), step.step().id(), waiting.held() != null);
  }

  /** How much earlier than it came a step of that priority counts as having come. */
  private static long headStartMillis(Priority priority) {
    return switch (priority) {
      case LOW -> 0;
      case MEDIUM -> 10_000;
      case HIGH -> 30_000;
      case CRITICAL -> 120_000;
    };
  }

  /** The tasks that are due, the longest due first; at most {@code limit}. */
  List<String> due(Instant now, int limit) {
    List<String> due = new ArrayList<>();
    for (Due next : dues) {
      duesRead++;
      if (due.size() == limit || next.at().isAfter(now)) {
        break;
      }
      due.add(next.taskId());
    }
    return due;
  }

  /**
   * Timers that one look at the due times finds well after their time.
   *
   * @param worst how long ago the first of them was due
   */
  public record Late(int count, Duration worst) {}

  /** Those of {@link #due} that missed their time by more than the limits allow, if any did. */
  Optional<Late> late(Instant now, ShellLimits limits) {
    Due newest = new Due(now.minus(limits.late()), "");
    long count = dues.headSet(newest).stream().limit(limits.timersPerTick()).count();
    return count == 0 ? Optional.empty()
        : Optional.of(new Late((int) count, Duration.ofMillis(overdueMillis(now))));
  }

  /** How many due times {@link #due} has looked at so far. */
  long dueTimesRead() {
    return duesRead;
  }

  /** The queues that somebody stands in. */
  List<Queue> queued() {
    return queues.entrySet().stream().filter(e -> !e.getValue().isEmpty()).map(Map.Entry::getKey).toList();
  }

  /**
   * The tasks whose steps stand in a queue, in its order; at most {@code limit}. Each is looked up
   * when it is asked for, so that the one that gets the one free place costs no look at the others.
   */
  Iterable<String> waiting(Queue key, int limit) {
    NavigableSet<Waiter> queue = queues.get(key);
    return queue == null ? List.of() : () -> queue.stream().limit(limit)
        .peek(_ -> waitersRead++).map(Waiter::taskId).distinct().iterator();
  }

  /** How many waiting steps {@link #waiting} has looked at so far. */
  long waitersRead() {
    return waitersRead;
  }

  /** Steps that wait for an arm, for a place or for it to come alive. */
  public int waitingFor(String arm) {
    return queues.entrySet().stream().filter(e -> e.getKey().arm().equals(arm))
        .mapToInt(e -> e.getValue().size()).sum();
  }

  /** Arms for which steps are held back, since too much failed at them. */
  Set<String> heldFor() {
    return queues.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(Waiter::held))
        .map(e -> e.getKey().arm()).collect(Collectors.toSet());
  }

  /** Arms that ever had a step here, waiting or outstanding. */
  public Set<String> arms() {
    Set<String> arms = new TreeSet<>(outstanding.keySet());
    queues.keySet().forEach(queue -> arms.add(queue.arm()));
    arms.remove(Queue.NOBODY_KNOWN.arm());
    return arms;
  }

  public int outstanding(String arm) {
    AtomicInteger count = outstanding.get(arm);
    return count == null ? 0 : count.get();
  }

  /** The circuits before arms that are not as good as new, by arm. */
  Map<String, Circuit> circuits() {
    return circuits;
  }

  Circuit circuit(String arm) {
    return circuits.getOrDefault(arm, Circuit.CLOSED);
  }

  void remember(String arm, Circuit circuit) {
    if (circuit.equals(Circuit.CLOSED)) {
      circuits.remove(arm);
    } else {
      circuits.put(arm, circuit);
    }
  }

  public int activeTasks() {
    return active.get();
  }

  public int retrying() {
    return retrying.get();
  }

  /** How long the earliest due time has passed, in milliseconds; 0 when none has. */
  public long overdueMillis(Instant now) {
    Due first = dues.isEmpty() ? null : dues.first();
    return first == null ? 0 : Math.max(0, now.toEpochMilli() - first.at().toEpochMilli());
  }
}
