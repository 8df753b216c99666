package io.octollm.orchestrator;

import io.octollm.schema.View;
import java.time.Instant;

/** Decides on what has become due. A timer of something that is over changes nothing. */
final class Timers {
  private final Progress progress;
  private final Endings endings;
  private final Reports reports;

  Timers(Progress progress, Endings endings, Reports reports) {
    this.progress = progress;
    this.endings = endings;
    this.reports = reports;
  }

  Decision fired(TaskState state, Fact.TimerFired fact, View view) {
    return switch (state) {
      case TaskState.Unknown unknown -> Decision.unchanged(unknown);
      case TaskState.Ended ended -> view.now().isBefore(ended.expiresAt())
          ? Decision.unchanged(ended)
          : Decision.unchanged(new TaskState.Unknown());
      case TaskState.Active active -> view.now().isBefore(active.due())
          ? Decision.unchanged(active)
          : due(active, fact, view);
    };
  }

  private Decision due(TaskState.Active active, Fact.TimerFired fact, View view) {
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    return draft.decided(expire(next, draft), active.taskId(), active.request(), next.seq());
  }

  private TaskState expire(TaskState.Active active, Draft draft) {
    Instant now = draft.now();
    TaskState.Active patient =
        now.isBefore(active.endsAt()) ? active : progress.patient(active, draft);
    if (patient == null) {
      return endings.outOfTime(active, draft);
    }
    TaskState state = patient;
    for (StepState step : active.steps()) {
      if (state instanceof TaskState.Active on
          && step.phase() instanceof Phase.Assigned assigned
          && !now.isBefore(assigned.giveUpAt())) {
        state = reports.leaseOver(on, step, assigned, draft);
      }
    }
    return state instanceof TaskState.Active on ? progress.advance(on, draft) : state;
  }
}
