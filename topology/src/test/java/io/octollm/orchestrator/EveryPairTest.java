package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Command;
import io.octollm.schema.Outcome;
import io.octollm.schema.Status;
import io.octollm.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fact in every state, with every kind of world around it: the laws hold for each decision. */
class EveryPairTest {
  private final Laws laws = new Laws(new Orchestrator(OrchestratorSettings.DEFAULT));

  static Stream<EveryState> states() {
    return Stream.of(EveryState.values());
  }

  @ParameterizedTest
  @MethodSource("states")
  void lawsHoldForEveryFact(EveryState kind) {
    TaskState before = kind.state();
    assertThat(EveryFact.all(before)).allSatisfy(fact -> {
      for (View view : EveryView.all(before)) {
        Told told = new Told(laws.decide(before, fact, view));
        checkEnd(before, fact, told);
        checkGiven(before, told, view);
        checkFunds(before, told);
      }
    });
  }

  /** A run has its end in the decision that ends it, a refused submission in the one that refuses it. */
  private static void checkEnd(TaskState before, Fact fact, Told told) {
    TaskState after = told.decision().state();
    boolean ran = before instanceof TaskState.Active;
    boolean runs = after instanceof TaskState.Active;
    boolean admitted = !ran && !told.isNothing() && !after.equals(before)
        && after instanceof TaskState.Ended ended && (!(before instanceof TaskState.Ended last)
            || ended.run() > last.run() || !ended.submission().equals(last.submission()));
    boolean refused = told.results().stream().anyMatch(r -> !r.taskId().equals(Tasks.ID));
    assertThat(told.results()).hasSize(ran && !runs || admitted || refused ? 1 : 0);
    assertThat(told.letters()).hasSize((int) told.results().stream()
        .filter(r -> r.status() == Status.FAILED || r.status() == Status.REJECTED).count());
    if (!told.results().isEmpty() && !refused) {
      assertThat(((TaskState.Ended) after).status()).isEqualTo(told.result().status());
      assertThat(told.result().error()).satisfies(error ->
          assertThat(error == null).isEqualTo(told.result().status() == Status.COMPLETED));
      assertThat(told.assignments()).isEmpty();
    }
    assertThat(refused && !(fact instanceof Fact.Submitted || fact instanceof Fact.Refused
        || fact instanceof Fact.Oversized)).isFalse();
  }

  /** No more is given out than there are places, and each attempt has a number of its own. */
  private static void checkGiven(TaskState before, Told told, View view) {
    for (String arm : List.of("coder", "judge", "planner")) {
      assertThat(told.assignments().stream().filter(a -> a.arm().equals(arm)).count())
          .isLessThanOrEqualTo(view.slots().getOrDefault(arm, 0));
    }
    for (Assignment given : told.assignments()) {
      TaskState.Active after = (TaskState.Active) told.decision().state();
      assertThat(after.step(given.step()).attempts()).isEqualTo(given.attempt());
      int last = before instanceof TaskState.Active was && was.step(given.step()) != null
          ? was.step(given.step()).attempts() : 0;
      assertThat(given.attempt()).isGreaterThan(last);
    }
  }

  /** What is set aside is there to be spent. */
  private static void checkFunds(TaskState before, Told told) {
    if (told.decision().state() instanceof TaskState.Active after && !told.assignments().isEmpty()) {
      assertThat(Funds.of(after).isOverdrawn()).isFalse();
      assertThat(after.retries()).isLessThanOrEqualTo(after.task().budget().maxRetries());
    }
  }

  @Test
  void everyKindOfStateAndFactIsAmongThem() {
    Set<String> seen = new TreeSet<>();
    for (EveryState kind : EveryState.values()) {
      TaskState state = kind.state();
      see(seen, state);
      switch (state) {
        case TaskState.Active active -> active.steps().forEach(step -> see(seen, step.phase()));
        case TaskState.Ended ended -> {
          seen.add(ended.status().name());
          if (ended.last() != null) {
            ended.last().steps().forEach(step -> see(seen, step.phase()));
          }
        }
        case TaskState.Unknown _ -> { }
      }
      for (Fact fact : EveryFact.all(state)) {
        see(seen, fact);
        switch (fact) {
          case Fact.Reported reported -> see(seen, reported.outcome());
          case Fact.Commanded commanded -> see(seen, commanded.command());
          default -> { }
        }
      }
    }
    List<String> all = new ArrayList<>(Stream.of(Status.values()).map(Status::name).toList());
    for (Class<?> kind : List.of(TaskState.class, Phase.class, Fact.class, Outcome.class, Command.class)) {
      Stream.of(kind.getPermittedSubclasses()).map(Class::getName).forEach(all::add);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  private static void see(Set<String> seen, Object of) {
    seen.add(of.getClass().getName());
  }
}
