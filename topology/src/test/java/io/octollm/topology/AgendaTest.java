package io.octollm.topology;

import static io.octollm.topology.States.START;
import static io.octollm.topology.States.active;
import static io.octollm.topology.States.assigned;
import static io.octollm.topology.States.queued;
import static io.octollm.topology.States.retrying;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Attempt;
import io.octollm.orchestrator.Phase;
import io.octollm.orchestrator.StepState;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Priority;
import io.octollm.topology.Agenda.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final TaskState NONE = new TaskState.Unknown();
  private static final List<String> ARMS = List.of("coder", "judge", "executor");
  private static final Queue CODER = new Queue("coder", false);
  private final Agenda agenda = new Agenda();

  private void add(TaskState state) {
    agenda.replace(NONE, state);
  }

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  void tickReadsAsManyTimersAsAreDueAndOneMore() {
    for (int i = 0; i < 100_000; i++) {
      add(active("future-" + i, i, Priority.LOW, 1_000 + i));
    }
    add(active("due", 1, Priority.LOW, 10));

    List<String> due = agenda.due(after(10), 500);

    assertThat(due).containsExactly("due");
    assertThat(agenda.dueTimesRead()).isLessThanOrEqualTo(10);
  }

  @Test
  void onePlaceCostsALookAtOneOfManyThatWait() {
    for (int i = 0; i < 100_000; i++) {
      add(active("waiting-" + i, i, Priority.LOW, 300, queued("coder", i % 100)));
    }

    assertThat(agenda.waiting(CODER, 500).iterator().next()).isEqualTo("waiting-0");
    assertThat(agenda.waitersRead()).isEqualTo(1);
  }

  @Test
  void longestDueComesFirst() {
    add(active("b", 1, Priority.LOW, 20));
    add(active("c", 2, Priority.CRITICAL, 30));
    add(active("a", 3, Priority.LOW, 10));

    assertThat(agenda.due(after(30), 2)).containsExactly("a", "b");
    assertThat(agenda.due(after(29), 10)).containsExactly("a", "b");
    assertThat(agenda.due(after(30), 10)).containsExactly("a", "b", "c");
  }

  @Test
  void earliestTimeOfATaskIsWhatItIsDueBy() {
    add(active("a", 1, Priority.LOW, 300, assigned("coder", 70), retrying("coder", 5)));

    assertThat(agenda.due(after(4), 10)).isEmpty();
    assertThat(agenda.due(after(5), 10)).containsExactly("a");
  }

  @Test
  void amongEqualsTheOneThatCameFirstGoesFirst() {
    add(active("b", 2, Priority.MEDIUM, 300, queued("coder", 1)));
    add(active("c", 1, Priority.MEDIUM, 300, queued("coder", 1)));
    add(active("a", 3, Priority.MEDIUM, 300, queued("coder", 0)));

    assertThat(agenda.waiting(CODER, 10)).containsExactly("a", "c", "b");
  }

  @Test
  void higherPriorityGoesAheadOfWhatCameAtTheSameTime() {
    add(active("low", 1, Priority.LOW, 300, queued("coder", 0)));
    add(active("medium", 2, Priority.MEDIUM, 300, queued("coder", 0)));
    add(active("high", 3, Priority.HIGH, 300, queued("coder", 0)));
    add(active("critical", 4, Priority.CRITICAL, 300, queued("coder", 0)));

    assertThat(agenda.waiting(CODER, 3)).containsExactly("critical", "high", "medium");
  }

  @Test
  void waitingMakesUpForPriority() {
    add(active("low", 1, Priority.LOW, 300, queued("coder", 0)));
    add(active("soon", 2, Priority.CRITICAL, 300, queued("coder", 119)));
    add(active("late", 3, Priority.CRITICAL, 300, queued("coder", 121)));

    assertThat(agenda.waiting(CODER, 10)).containsExactly("soon", "low", "late");
  }

  @Test
  void heldStepThatFailedBeforeTriesTheArmAfterTheOthersWhateverItsPriority() {
    Phase held = new Phase.Waiting(List.of("coder"), after(20), null, true);
    StepState fresh = active("poison", 1, Priority.CRITICAL, 300, held).steps().getFirst();
    add(active("poison", 1, Priority.CRITICAL, 300, List.of(new StepState(fresh.step(), 4, held, null,
        new Attempt("coder", null, ErrorCode.ARM_ERROR)))));
    add(active("critical", 2, Priority.CRITICAL, 300,
        new Phase.Waiting(List.of("coder"), after(19), null, true)));
    add(active("low", 3, Priority.LOW, 300,
        new Phase.Waiting(List.of("coder"), after(19), null, true)));

    assertThat(agenda.waiting(CODER, 10)).containsExactly("critical", "low", "poison");
  }

  @Test
  void taskWithSeveralStepsInAQueueIsNamedOnce() {
    add(active("a", 1, Priority.LOW, 300, queued("coder", 0), queued("coder", 0)));

    assertThat(agenda.waiting(CODER, 10)).containsExactly("a");
    assertThat(agenda.waitingFor("coder")).isEqualTo(2);
  }

  @Test
  void stepThatWaitsForDeadArmsStandsInAQueueOfEach() {
    add(active("a", 1, Priority.LOW, 300,
        new Phase.Waiting(List.of("coder", "judge"), START, after(30))));
    add(active("b", 2, Priority.LOW, 300, new Phase.Waiting(List.of(), START, after(30))));

    assertThat(agenda.queued()).containsExactlyInAnyOrder(
        new Queue("coder", true), new Queue("judge", true), Queue.NOBODY_KNOWN);
    assertThat(agenda.waiting(CODER, 10)).isEmpty();
    assertThat(agenda.waiting(new Queue("judge", true), 10)).containsExactly("a");
    assertThat(agenda.arms()).containsExactly("coder", "judge");
  }

  @Test
  void armsForWhichStepsAreHeldBackFollowFromTheStates() {
    TaskState held = active("a", 1, Priority.LOW, 300,
        new Phase.Waiting(List.of("coder"), START, null, true));
    add(held);
    add(active("b", 2, Priority.LOW, 300, queued("judge", 0)));

    assertThat(agenda.heldFor()).containsExactly("coder");
    agenda.replace(held, NONE);
    assertThat(agenda.heldFor()).isEmpty();
  }

  @Test
  void overdueIsCountedFromTheEarliestTime() {
    assertThat(agenda.overdueMillis(START)).isZero();
    add(active("a", 1, Priority.LOW, 10));
    add(active("b", 2, Priority.LOW, 20));

    assertThat(agenda.overdueMillis(after(9))).isZero();
    assertThat(agenda.overdueMillis(after(12))).isEqualTo(2_000);
  }

  @Test
  void armThatHoldsNothingCountsNothing() {
    assertThat(agenda.outstanding("coder")).isZero();
    assertThat(agenda.waitingFor("coder")).isZero();
  }

  @Test
  void whatFollowsManyChangesIsWhatTheStatesThemselvesGive() {
    Random random = new Random(20260101);
    Map<String, TaskState> states = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String id = "t-" + random.nextInt(60);
      TaskState next = random.nextInt(5) == 0 ? NONE : anyState(id, random);
      agenda.replace(states.getOrDefault(id, NONE), next);
      states.put(id, next);
      assertThat(ARMS).allMatch(arm -> agenda.outstanding(arm) >= 0);
    }
    Agenda rebuilt = new Agenda();
    states.values().forEach(state -> rebuilt.replace(NONE, state));

    assertThat(content(agenda)).isEqualTo(content(rebuilt));
    assertThat(agenda.activeTasks()).isPositive();
  }

  private static TaskState anyState(String id, Random random) {
    Phase[] phases = new Phase[1 + random.nextInt(3)];
    for (int i = 0; i < phases.length; i++) {
      String arm = ARMS.get(random.nextInt(ARMS.size()));
      int time = random.nextInt(100);
      phases[i] = switch (random.nextInt(7)) {
        case 0 -> new Phase.Pending();
        case 1 -> queued(arm, time);
        case 2 -> assigned(arm, time);
        case 3 -> retrying(arm, time);
        case 4 -> new Phase.Failed(arm, States.ERROR);
        case 5 -> new Phase.Waiting(ARMS, START, after(time));
        default -> new Phase.Waiting(List.of(), START, after(time));
      };
    }
    return active(id, random.nextInt(5), Priority.values()[random.nextInt(4)],
        random.nextInt(200), phases);
  }

  private static List<String> named(Iterable<String> tasks) {
    List<String> named = new ArrayList<>();
    tasks.forEach(named::add);
    return named;
  }

  /** All that can be asked of an agenda. */
  private static List<Object> content(Agenda agenda) {
    Set<Queue> queues = new HashSet<>(agenda.queued());
    Map<Object, Object> perQueue = new HashMap<>();
    queues.forEach(queue -> perQueue.put(queue, named(agenda.waiting(queue, 1_000))));
    Map<Object, Object> perArm = new HashMap<>();
    ARMS.forEach(arm ->
        perArm.put(arm, List.of(agenda.outstanding(arm), agenda.waitingFor(arm))));
    return List.of(agenda.due(Instant.MAX, 1_000), perQueue, perArm, agenda.activeTasks(),
        agenda.retrying());
  }
}
