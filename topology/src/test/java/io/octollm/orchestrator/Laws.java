package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.View;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What holds for every decision, whatever it is about; each test's decisions pass through here. */
public final class Laws {
  private final Orchestrator orchestrator;

  public Laws(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  /** Decides, and holds the decision against the laws. */
  public Decision decide(TaskState before, Fact fact, View view) {
    Decision decision = orchestrator.decide(before, fact, view);
    if (!decision.state().equals(before)) {
      assertThat(readBack(decision.state())).isEqualTo(decision.state());
    }
    List<Event> events = decision.effects().stream().filter(Effect.Note.class::isInstance)
        .map(effect -> ((Effect.Note) effect).event()).toList();
    if (events.isEmpty()) {
      assertThat(decision.effects()).isEmpty();
      boolean forgotten = decision.state() instanceof TaskState.Unknown;
      assertThat(forgotten || decision.state().equals(before)).isTrue();
    } else {
      assertThat(events).hasSize(1);
      checkEvent(before, fact, view, decision, events.getFirst());
    }
    return decision;
  }

  private void checkEvent(
      TaskState before, Fact fact, View view, Decision decision, Event event) {
    assertThat(event.fact()).isEqualTo(fact.ref());
    assertThat(event.effects()).hasSize((int) decision.effects().stream()
        .filter(effect -> !(effect instanceof Effect.Note)).count());
    assertThat(event.at()).isEqualTo(event.view().now()).isAfterOrEqualTo(view.now());
    if (event.taskId().equals(fact.taskId()) && !(fact instanceof Fact.Refused)
        && !decision.state().equals(before)) {
      assertThat(event.seq()).isEqualTo(before.seq() + 1);
      assertThat(decision.state().seq()).isEqualTo(event.seq());
      assertThat(decision.state().lastAt()).isEqualTo(event.at());
      assertThat(event.at()).isAfterOrEqualTo(before.lastAt());
    } else {
      assertThat(event.seq()).isEqualTo(1);
      assertThat(decision.state()).isEqualTo(before);
    }
    checkRecorded(view, event.view());
    assertThat(orchestrator.decide(before, fact, event.view())).isEqualTo(decision);
    assertThat(Codec.decode(Codec.encode(event.view()), View.class).orThrow())
        .isEqualTo(event.view());
  }

  /** A part of the view is recorded as it was, or, when it played no part, not at all. */
  private static void checkRecorded(View view, View recorded) {
    assertThat(recorded.homePartition()).isEqualTo(view.homePartition());
    assertThat(recorded.policy()).isEqualTo(view.policy());
    assertThat(view.arms()).containsAll(recorded.arms());
    assertThat(recorded.slots().keySet())
        .isEqualTo(recorded.arms().stream().map(View.ArmRow::arm).collect(Collectors.toSet()));
    recorded.slots().forEach((arm, slots) ->
        assertThat(slots).isEqualTo(view.slots().getOrDefault(arm, 0)));
    if (recorded.circuits() != null) {
      assertThat(view.circuits()).containsAllEntriesOf(recorded.circuits());
    }
    assertThat(recorded.warmingUp() && !view.warmingUp()).isFalse();
    assertThat(recorded.cache() == null || Objects.equals(recorded.cache(), view.cache())).isTrue();
  }

  private static TaskState readBack(TaskState state) {
    return state instanceof TaskState.Unknown
        ? state : Codec.decode(Codec.encode(state), TaskState.class).orThrow();
  }
}
