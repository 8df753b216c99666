package io.octollm.orchestrator;

import io.octollm.schema.Command;
import io.octollm.schema.RequestContext;
import io.octollm.schema.View;

/** Decides on operators' commands. The partition that holds the task answers with an event. */
final class Commands {
  private final Endings endings;

  Commands(Endings endings) {
    this.endings = endings;
  }

  Decision commanded(TaskState state, Fact.Commanded fact, View view) {
    return switch (fact.command()) {
      case Command.Cancel _ -> cancel(state, fact, view);
      case Command.Resume _ -> Decision.unchanged(state);
    };
  }

  private Decision cancel(TaskState state, Fact.Commanded fact, View view) {
    return switch (state) {
      case TaskState.Unknown unknown -> Decision.unchanged(unknown);
      case TaskState.Active active -> {
        Draft draft = new Draft(fact, view, active.lastAt());
        TaskState.Active next = active.decided(active.seq() + 1, draft.now());
        yield draft.decided(endings.cancelled(next, draft), active.taskId(), active.request(), next.seq());
      }
      // The event without entries is the answer: it had ended before, and stays so.
      case TaskState.Ended ended -> {
        Draft draft = new Draft(fact, view, ended.lastAt());
        long seq = ended.seq() + 1;
        yield draft.decided(ended.decided(seq, draft.now()), ended.taskId(),
            RequestContext.of(ended.requestId()), seq);
      }
    };
  }
}
