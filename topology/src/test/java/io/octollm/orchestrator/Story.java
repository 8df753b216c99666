package io.octollm.orchestrator;

import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Task;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The life of one task in a test: its state, a clock, the arms, and a fact at a time. */
final class Story {
  private final Laws laws;
  private final Map<String, ArmRow> arms = new TreeMap<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, View.Circuit> circuits = new TreeMap<>();
  private TaskState state = new TaskState.Unknown();
  private Instant now = Facts.START;
  private boolean warmingUp;
  private View.CachedAnswer cache;

  Story() {
    this(OrchestratorSettings.DEFAULT);
  }

  Story(OrchestratorSettings settings) {
    laws = new Laws(new Orchestrator(settings));
  }

  /** A story in which one arm can do everything that tests ask for. */
  static Story withWorker() {
    return new Story().arm("worker");
  }

  /** An arm that is alive, idle and new, of tier 0, for four calls at a time. */
  Story arm(String name, String... capabilities) {
    return arm(row(name, capabilities), 4);
  }

  Story arm(ArmRow row, int free) {
    arms.put(row.arm(), row);
    slots.put(row.arm(), free);
    return this;
  }

  static ArmRow row(String name, String... capabilities) {
    return new ArmRow(name, List.of(capabilities), true, Breaker.CLOSED, 4, 4, 0, 0, 0, List.of(),
        false);
  }

  /** The same arm without a fresh heartbeat. */
  static ArmRow dead(String name, String... capabilities) {
    return new ArmRow(name, List.of(capabilities), false, Breaker.CLOSED, 0, 0, 0, 0, 0, List.of(),
        false);
  }

  Story without(String arm) {
    arms.remove(arm);
    slots.remove(arm);
    return this;
  }

  Story warmingUp(boolean warming) {
    warmingUp = warming;
    return this;
  }

  Story cached(String key, String output) {
    cache = new View.CachedAnswer(key, Codec.json().getNodeFactory()
        .stringNode(output), 0.8);
    return this;
  }

  /** Sets the clock, counted from the start. */
  Story after(Duration sinceStart) {
    now = Facts.START.plus(sinceStart);
    return this;
  }

  Story at(Instant time) {
    now = time;
    return this;
  }

  Instant now() {
    return now;
  }

  Told submit(String fields) {
    return on(Facts.submitted(Tasks.task(fields), 1));
  }

  Told replay(Task task) {
    return on(Facts.replayed(task, 9));
  }

  Told report(Outcome outcome) {
    return on(Facts.reported(outcome));
  }

  Told timer() {
    return on(new Fact.TimerFired(Tasks.ID, now));
  }

  Told slot() {
    return on(new Fact.SlotFreed(Tasks.ID, now));
  }

  Told on(Fact fact) {
    Map<String, Integer> places = new HashMap<>();
    slots.forEach((arm, free) -> places.put(arm, circuit(arm).places(now, free)));
    List<ArmRow> rows = arms.values().stream()
        .map(row -> circuits.containsKey(row.arm()) ? row.behind(circuit(row.arm()).at(now)) : row).toList();
    View view =
        new View(now, 3, "policy-1", rows, Map.copyOf(places), warmingUp, cache, Map.copyOf(circuits));
    Decision decision = laws.decide(state, fact, view);
    state = decision.state();
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Remember(String arm, View.Circuit circuit)) {
        circuits.put(arm, circuit);
      }
    }
    circuits.values().removeIf(View.Circuit.CLOSED::equals);
    return new Told(decision);
  }

  /** What the partition remembers of an arm. */
  View.Circuit circuit(String arm) {
    return circuits.getOrDefault(arm, View.Circuit.CLOSED);
  }

  /** The next task of the same partition: the former one's state is laid aside. */
  Story next() {
    state = new TaskState.Unknown();
    return this;
  }

  /** Goes back to a task that was laid aside. */
  Story back(TaskState other) {
    state = other;
    return this;
  }

  TaskState state() {
    return state;
  }

  TaskState.Active active() {
    return (TaskState.Active) state;
  }

  TaskState.Ended ended() {
    return (TaskState.Ended) state;
  }

  Phase phase(String step) {
    return active().step(step).phase();
  }
}
