package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.commanded;
import static io.octollm.orchestrator.Facts.reported;
import static io.octollm.orchestrator.Facts.submitted;

import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Task;
import io.octollm.schema.Usage;
import java.util.ArrayList;
import java.util.List;

/** Each fact that may meet a state: those that fit it, those that are late, and those that never fit. */
final class EveryFact {
  private static final List<String> OUTPUTS = List.of("1", "{'valid':true}",
      "{'valid':false,'failed':['short']}", "{'steps':[]}",
      "{'steps':[{'id':'p','capability':'code','instruction':'x','criteria':['short']},"
          + "{'id':'q','arm':'judge','instruction':'y','depends_on':['p']}]}");

  private EveryFact() {}

  static List<Fact> all(TaskState state) {
    List<Fact> facts = new ArrayList<>();
    List.of(own(state), Tasks.task("'tenant':'another'"), Tasks.task("'required_capabilities':['fly']"),
        Tasks.task(Tasks.plan("a<b", "b<a"))).forEach(task -> submissions(task, facts));
    facts.add(Facts.refused(5));
    for (String step : List.of("step-1", "plan:1", "judge:step-1", "c", "nowhere")) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        outcomes(step, attempt, facts);
      }
    }
    facts.add(Facts.cancel());
    for (String step : new String[] {null, "step-1", "nowhere"}) {
      facts.add(commanded(new Command.Resume(Tasks.ID, step, null)));
      facts.add(commanded(new Command.Resume(Tasks.ID, step, Codec.emptyObject().put("n", 1))));
      facts.add(commanded(new Command.Resume(Tasks.ID, step, Codec.tree("otherwise"))));
    }
    facts.add(commanded(new Command.Release("coder")));
    facts.add(new Fact.TimerFired(Tasks.ID, Facts.START));
    facts.add(new Fact.SlotFreed(Tasks.ID, Facts.START));
    List.copyOf(facts).stream().filter(EveryFact::mayBeOversized).map(Facts::oversized).forEach(facts::add);
    return facts;
  }

  /** What outcomes put out is too large by their step, whatever they say. */
  private static boolean mayBeOversized(Fact fact) {
    return switch (fact) {
      case Fact.Reported(var _, var outcome) -> outcome instanceof Outcome.Started;
      case Fact.Commanded(var _, var command) -> !(command instanceof Command.Release);
      default -> true;
    };
  }

  /** The task that the state is of, as it was sent. */
  private static Task own(TaskState state) {
    return switch (state) {
      case TaskState.Active active -> active.task();
      case TaskState.Ended ended when ended.last() != null -> ended.last().task();
      case TaskState.Ended _, TaskState.Unknown _ -> Tasks.task("'required_capabilities':['code']");
    };
  }

  private static void submissions(Task task, List<Fact> facts) {
    facts.add(submitted(task, 5));
    facts.add(Facts.replayed(task, 6));
    facts.add(Facts.cacheable(task, Facts.ABSENT));
    facts.add(Facts.cacheable(task, new Fact.Lookup.Failed("timeout")));
    facts.add(Facts.cacheable(task, new Fact.Lookup.Found("memory")));
    facts.add(Facts.blocked(task, ErrorCode.POLICY_BLOCKED));
  }

  private static void outcomes(String step, int attempt, List<Fact> facts) {
    String arm = switch (Role.of(step)) {
      case WORK -> "coder";
      case PLAN -> "planner";
      case JUDGE -> "judge";
    };
    facts.add(reported(Facts.started(step, attempt, arm)));
    facts.add(reported(Facts.succeeded(step, attempt, "stranger", "1")));
    for (Usage usage : List.of(Usage.NONE, new Usage(10, 10, 0.001, "m-1"), new Usage(99_999, 0, 9, "m-1"))) {
      for (String output : OUTPUTS) {
        facts.add(reported(Facts.succeeded(step, attempt, arm, output, 0.5, usage)));
      }
    }
    for (ErrorCode code : ErrorCode.values()) {
      facts.add(reported(Facts.failed(step, attempt, arm, Facts.error(code))));
    }
    facts.add(Facts.unreadable(step, attempt));
  }
}
