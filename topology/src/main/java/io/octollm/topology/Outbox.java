package io.octollm.topology;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Effect;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.View;
import java.util.List;

/**
 * A decision in bytes. It is measured before anything is forwarded: a send that the broker refuses
 * would repeat for ever under exactly-once.
 */
record Outbox(Decision decision, byte[] state, List<Outgoing> records) {

  static Outbox of(Parts parts, TaskState before, Fact fact, View view) {
    Orchestrator orchestrator = parts.orchestrator();
    Outbox outbox = encoded(orchestrator.decide(before, fact, view), parts);
    long limit = parts.limits().outputBytes();
    return outbox.largest() <= limit ? outbox : encoded(orchestrator.decide(
        before, new Fact.Oversized(fact, outbox.largest(), limit), view), parts);
  }

  private static Outbox encoded(Decision decision, Parts parts) {
    List<Outgoing> records = decision.effects().stream()
        .filter(effect -> !(effect instanceof Effect.Remember))
        .map(effect -> Outgoing.of(effect, parts.topics(), parts.appVersion())).toList();
    return new Outbox(decision, TaskStates.encode(decision.state()), records);
  }

  private long largest() {
    return Math.max(state.length,
        records.stream().mapToLong(record -> record.value().length).max().orElse(0));
  }

  /** Tells an observer what was decided. */
  void report(Observer observer, Fact fact) {
    if (records.isEmpty()) {
      observer.ignored(fact.ref().kind());
    }
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Note(_, var event)) {
        observer.decided(event);
      }
    }
  }
}
