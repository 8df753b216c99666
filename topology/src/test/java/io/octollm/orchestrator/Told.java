package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Result;
import java.util.List;
import java.util.Map;

/** A decision as tests ask for it. */
record Told(Decision decision) {
  boolean isNothing() {
    return decision.effects().isEmpty();
  }

  List<Assignment> assignments() {
    return decision.effects().stream().filter(Effect.Assign.class::isInstance)
        .map(effect -> ((Effect.Assign) effect).assignment()).toList();
  }

  Assignment assignment() {
    return only(assignments());
  }

  List<Result> results() {
    return decision.effects().stream().filter(Effect.End.class::isInstance)
        .map(effect -> ((Effect.End) effect).result()).toList();
  }

  Result result() {
    return only(results());
  }

  List<DeadLetter> letters() {
    return decision.effects().stream().filter(Effect.Bury.class::isInstance)
        .map(effect -> ((Effect.Bury) effect).letter()).toList();
  }

  DeadLetter letter() {
    return only(letters());
  }

  Event event() {
    return only(decision.effects().stream().filter(Effect.Note.class::isInstance)
        .map(effect -> ((Effect.Note) effect).event()).toList());
  }

  List<EventName> names() {
    return event().entries().stream().map(Event.Entry::event).toList();
  }

  /** The fields of the one entry of that name. */
  Map<String, Object> entry(EventName name) {
    return only(event().entries().stream().filter(entry -> entry.event() == name)
        .map(Event.Entry::fields).toList());
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
