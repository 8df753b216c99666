package io.octollm.app;

import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels a task and waits for the orchestrator's word. */
@Command(name = "cancel", description = "Cancel a task; waits for the event that answers.")
final class CancelVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "TASK_ID", description = "The task.")
  String taskId = "";

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "15",
      description = "How long to wait for the answer (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;

  CancelVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (!Ids.isTaskId(taskId)) {
      throw Failure.usage("TASK_ID must have 1 to 64 letters, digits and ._:-");
    }
    Target found = target.find(shell);
    if (Ground.reflex(found.configuration()).wouldRedact(taskId)) {
      throw Failure.usage("TASK_ID holds what the filter takes out: such a task runs under the id that"
          + " submit printed");
    }
    Cluster.reach(found.kafka()).close();
    Optional<Event> answer = new Commanding(found.kafka(), found.topics(),
        new io.octollm.schema.Command.Cancel(taskId)).await(Duration.ofSeconds(timeoutSeconds));
    if (answer.isEmpty()) {
      throw Failure.answer("no running task " + taskId + " answered within " + timeoutSeconds
          + " s: the id is unknown, or the task has ended");
    }
    Event event = answer.get();
    boolean cancelled =
        event.entries().stream().anyMatch(e -> e.event() == EventName.TASK_CANCELLED);
    if (output.json) {
      shell.json(event);
    } else {
      shell.line(taskId + (cancelled ? " cancelled" : " was not cancelled: it has ended"));
    }
    return cancelled ? Exit.DONE : Exit.NO;
  }
}
