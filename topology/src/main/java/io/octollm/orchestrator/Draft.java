package io.octollm.orchestrator;

import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.RequestContext;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One decision while it is being taken: its outputs, its story, and what of the view it used. */
final class Draft {
  private final Fact fact;
  private final View view;
  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<String> inShort = new ArrayList<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<String, View.ArmRow> usedArms = new TreeMap<>();
  private final Map<String, View.Circuit> usedCircuits = new TreeMap<>();
  private final Map<String, View.Circuit> changedCircuits = new TreeMap<>();
  private boolean usedWarmth;
  private boolean usedCache;

  Draft(Fact fact, View view, Instant notBefore) {
    this.fact = fact;
    this.view = view;
    this.now = view.now().isBefore(notBefore) ? notBefore : view.now();
  }

  Instant now() {
    return now;
  }

  int homePartition() {
    return view.homePartition();
  }

  /** The arms' rows, to choose from; those that a decision depends on are to be {@link #use used}. */
  List<View.ArmRow> arms() {
    return view.arms();
  }

  /** From here on these rows and their places belong to what the decision used. */
  void use(List<View.ArmRow> rows) {
    rows.forEach(row -> usedArms.put(row.arm(), row));
  }

  boolean warmingUp() {
    usedWarmth = true;
    return view.warmingUp();
  }

  View.@Nullable CachedAnswer cache() {
    usedCache = true;
    return view.cache();
  }

  /** What is remembered of an arm, this decision's own changes included. */
  View.Circuit circuit(String arm) {
    View.Circuit known = view.circuit(arm);
    if (!known.equals(View.Circuit.CLOSED)) {
      usedCircuits.put(arm, known);
    }
    return changedCircuits.getOrDefault(arm, known);
  }

  /** Whether the circuit before an arm is open, be it by this very decision. */
  boolean isOpen(View.ArmRow row) {
    View.Circuit changed = changedCircuits.get(row.arm());
    return (changed == null ? row.breaker() : changed.state()) == View.Breaker.OPEN;
  }

  void set(String arm, View.Circuit circuit) {
    changedCircuits.put(arm, circuit);
  }

  /** How many more steps the arm may get, less those that this very decision gives it. */
  int slots(String arm) {
    return view.slots().getOrDefault(arm, 0) - taken.getOrDefault(arm, 0);
  }

  void take(String arm) {
    taken.merge(arm, 1, Integer::sum);
  }

  void note(EventName event, @Nullable Object... pairs) {
    entries.add(Entry.of(event, pairs));
  }

  void emit(Effect effect) {
    effects.add(effect);
    inShort.add(inShort(effect));
  }

  /** The decision, its event included. */
  Decision decided(TaskState state, String taskId, RequestContext request, long seq) {
    View used = new View(now, view.homePartition(), view.policy(),
        List.copyOf(usedArms.values()), usedSlots(), usedWarmth && view.warmingUp(),
        usedCache ? view.cache() : null, usedCircuits);
    changedCircuits.forEach((arm, circuit) -> emit(new Effect.Remember(arm, circuit)));
    effects.add(new Effect.Note(request, new Event(now, seq, taskId, request.requestId(),
        fact.ref(), used, entries, inShort)));
    return new Decision(state, effects);
  }

  private Map<String, Integer> usedSlots() {
    Map<String, Integer> slots = new TreeMap<>();
    for (String arm : usedArms.keySet()) {
      slots.put(arm, view.slots().getOrDefault(arm, 0));
    }
    return slots;
  }

  private static String inShort(Effect effect) {
    return switch (effect) {
      case Effect.Assign(_, var a) -> "assign " + a.arm() + " " + a.step() + "#" + a.attempt();
      case Effect.End(_, var r) -> "result " + r.status();
      case Effect.Bury(_, var l) -> "dead letter " + l.stage() + " " + l.error().code();
      case Effect.Remember(String arm, View.Circuit circuit) -> "remember " + arm + " " + inShort(circuit);
      case Effect.Note _ -> "event";
    };
  }

  /** What a decision leaves to those after it, in other tasks too, is seen in no other output of it. */
  private static String inShort(View.Circuit circuit) {
    return circuit.state() + (circuit.flood() ? " flood " : " ") + circuit.failures() + " failures, "
        + circuit.letters() + " letters in a row, " + Long.toHexString(circuit.window()) + " of the last "
        + circuit.ends() + (circuit.until() == null ? "" : " until " + circuit.until());
  }
}
