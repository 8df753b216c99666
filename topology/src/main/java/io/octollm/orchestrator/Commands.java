package io.octollm.orchestrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.schema.Command;
import io.octollm.schema.EventName;
import io.octollm.schema.Ids;
import io.octollm.schema.RequestContext;
import io.octollm.schema.View;
import java.time.Instant;

/** Decides on operators' commands. The partition that holds the task answers with an event. */
final class Commands {
  private final Circuits circuits;
  private final Progress progress;
  private final Endings endings;

  Commands(Circuits circuits, Progress progress, Endings endings) {
    this.circuits = circuits;
    this.progress = progress;
    this.endings = endings;
  }

  Decision commanded(TaskState state, Fact.Commanded fact, View view) {
    return switch (fact.command()) {
      case Command.Cancel _ -> cancel(state, fact, view);
      case Command.Resume resume -> resume(state, resume, fact, view);
      case Command.Release release -> release(state, release, fact, view);
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
      case TaskState.Ended ended -> leave(ended, fact, view);
    };
  }

  /** The event without entries is the answer: the command found nothing to change. */
  private static Decision leave(TaskState.Ended ended, Fact fact, View view) {
    Draft draft = new Draft(fact, view, ended.lastAt());
    long seq = ended.seq() + 1;
    return draft.decided(ended.decided(seq, draft.now()), ended.taskId(),
        RequestContext.of(ended.requestId()), seq);
  }

  /** Work for the arm goes on; each partition that held some back answers, under the arm's name. */
  private Decision release(
      TaskState state, Command.Release command, Fact.Commanded fact, View view) {
    Draft draft = new Draft(fact, view, Instant.MIN);
    if (!circuits.released(command.arm(), draft)) {
      return Decision.unchanged(state);
    }
    String request = Ids.derived("req", fact.at(), Ids.sha256(command.arm().getBytes(UTF_8)));
    return draft.decided(state, command.taskId(), RequestContext.of(request), 1);
  }

  private Decision resume(
      TaskState state, Command.Resume command, Fact.Commanded fact, View view) {
    return switch (state) {
      case TaskState.Unknown unknown -> Decision.unchanged(unknown);
      case TaskState.Active active -> {
        Draft draft = new Draft(fact, view, active.lastAt());
        long seq = active.seq() + 1;
        yield draft.decided(active.decided(seq, draft.now()), active.taskId(), active.request(), seq);
      }
      case TaskState.Ended ended -> {
        Draft draft = new Draft(fact, view, ended.lastAt());
        TaskState.Active again = Resumption.of(ended, command, draft.now());
        if (again == null) {
          yield leave(ended, fact, view);
        }
        draft.note(EventName.TASK_RESUMED, "run", again.run(), "step", command.step(),
            "edited", command.input() == null ? null : true);
        yield draft.decided(progress.advance(again, draft), again.taskId(), again.request(), again.seq());
      }
    };
  }
}
