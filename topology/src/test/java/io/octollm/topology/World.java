package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Effect;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.Laws;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Assignment;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A partition in memory: states, agenda, clock and arms, driven as the shell drives them. */
final class World {
  private static final TaskState UNKNOWN = new TaskState.Unknown();
  private static final int STEPS_TO_THE_END = 2_000;
  final Agenda agenda = new Agenda();
  final Map<String, ArmRow> arms = new TreeMap<>();
  final List<Assignment> given = new ArrayList<>();
  final Ledger ledger;
  private final Map<String, TaskState> states = new HashMap<>();
  private final Map<String, View.Circuit> circuits = new TreeMap<>();
  private final Laws laws;
  private View.CachedAnswer cached;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  boolean warmingUp = true;

  World(Laws laws, boolean obedient) {
    this.laws = laws;
    this.ledger = new Ledger(obedient);
  }

  /** Takes a record's fact as the shell does, with what follows at once. */
  void receive(Fact fact, View.CachedAnswer answer) {
    cached = answer;
    apply(fact);
    cached = null;
    releaseWaiting();
  }

  Decision apply(Fact fact) {
    TaskState before = states.getOrDefault(fact.taskId(), UNKNOWN);
    View view = view();
    Decision decision = laws.decide(before, fact, view);
    TaskState after = decision.state();
    if (!after.equals(before)) {
      agenda.replace(before, after);
      states.put(fact.taskId(), after);
    }
    ledger.took(before, fact, decision);
    Map<String, Integer> places = new HashMap<>(view.slots());
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Assign(var _, Assignment assignment)) {
        given.add(assignment);
        assertThat(places.merge(assignment.arm(), -1, Integer::sum))
            .as("given without a place").isNotNegative();
      } else if (effect instanceof Effect.Remember(String arm, View.Circuit circuit)) {
        circuits.put(arm, circuit);
      }
    }
    assertThat(arms.keySet().stream().allMatch(arm -> agenda.outstanding(arm) >= 0)).isTrue();
    return decision;
  }

  private View view() {
    Map<String, Integer> slots = new HashMap<>();
    arms.forEach((name, row) -> slots.put(name, slots(row)));
    List<ArmRow> rows = arms.values().stream()
        .map(row -> circuits.containsKey(row.arm()) ? row.behind(circuit(row).at(now)) : row).toList();
    return new View(now, 0, "policy-1", rows, slots, warmingUp, cached, Map.copyOf(circuits));
  }

  private View.Circuit circuit(ArmRow row) {
    return circuits.getOrDefault(row.arm(), View.Circuit.CLOSED);
  }

  private int slots(ArmRow row) {
    return row.capacity() == 0 ? 0 : circuit(row).places(now,
        Math.max(0, 2 * row.capacity() - agenda.outstanding(row.arm())));
  }

  void tick() {
    for (String taskId : agenda.due(now, 500)) {
      apply(new Fact.TimerFired(taskId, now));
    }
    releaseWaiting();
  }

  void releaseWaiting() {
    for (Agenda.Queue queue : agenda.queued()) {
      for (String taskId : agenda.waiting(queue, 500)) {
        if (!mayRelease(queue)) {
          break;
        }
        apply(new Fact.SlotFreed(taskId, now));
      }
    }
  }

  private boolean mayRelease(Agenda.Queue queue) {
    if (queue.equals(Agenda.Queue.NOBODY_KNOWN)) {
      return !warmingUp;
    }
    ArmRow row = arms.get(queue.arm());
    return row != null && row.fresh() ? slots(row) > 0
        : !queue.stranded() && !circuits.getOrDefault(queue.arm(), View.Circuit.CLOSED).flood();
  }

  /** Lets time pass until nothing is to be done any more, and closes the books. */
  void runOut() {
    warmingUp = false;
    for (int i = 0; agenda.activeTasks() > 0; i++) {
      assertThat(i).as("tasks that never end").isLessThan(STEPS_TO_THE_END);
      Instant due = states.values().stream().filter(TaskState.Active.class::isInstance)
          .map(state -> ((TaskState.Active) state).due()).min(Comparator.naturalOrder())
          .orElseThrow();
      now = due.isAfter(now) ? due : now;
      tick();
    }
    assertThat(agenda.queued()).isEmpty();
    assertThat(agenda.retrying()).isZero();
    assertThat(agenda.arms()).allMatch(arm -> agenda.outstanding(arm) == 0);
    now = now.plus(Duration.ofDays(8));
    List.copyOf(states.keySet()).forEach(id -> apply(new Fact.TimerFired(id, now)));
    assertThat(states.values()).allMatch(UNKNOWN::equals);
    ledger.close();
  }
}
