package io.octollm.app;

import io.octollm.reflex.Reflex;
import io.octollm.ops.console.Flag;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Ids;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes a failed task up again, or lets work for an arm go on; waits for the orchestrator's word. */
@Command(name = "resume", description = {
    "Take a failed task up again where it failed; waits for the event that answers.",
    "What was done stays done; its time and its retries begin anew, and what it has used counts on.",
    "With --arm: let work that is held back before an arm go on, for the arm is well again."})
final class ResumeVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "TASK_ID", arity = "0..1",
      description = "The task; it must have failed within 7 days.")
  @Nullable String taskId;

  @Option(names = "--arm", paramLabel = "ARM",
      description = "Instead of a task: the arm whose breaker is open, or whose work is held back.")
  @Nullable String arm;

  @Option(names = "--step", paramLabel = "STEP",
      description = {"Do this step again and all that was made of its output; else the one that failed.",
          "A step whose unrepeatable act is in doubt is done again only when it is named."})
  @Nullable String step;

  @Option(names = "--input", paramLabel = "JSON|@FILE",
      description = "A JSON text is the step's instruction from now on, an object changes the fields of"
          + " the task's context that it names.")
  @Nullable String input;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "15",
      description = "How long to wait for the answer (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;

  ResumeVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    io.octollm.schema.Command command = command();
    Target found = target.find(shell);
    check(command, Ground.reflex(found.configuration()));
    Cluster.reach(found.kafka()).close();
    Optional<Event> answer = new Commanding(found.kafka(), found.topics(), command)
        .await(Duration.ofSeconds(timeoutSeconds));
    if (answer.isEmpty()) {
      throw Failure.answer(arm == null
          ? "no task " + taskId + " answered within " + timeoutSeconds
              + " s: the id is unknown, or it is no longer kept"
          : "no partition answered within " + timeoutSeconds + " s: no breaker holds work back before " + arm
              + "; a hold by hand ends with `octollm flags set " + Flag.hold(arm) + " false`");
    }
    Event event = answer.get();
    boolean resumed = arm != null
        || event.entries().stream().anyMatch(e -> e.event() == EventName.TASK_RESUMED);
    if (output.json) {
      shell.json(event);
    } else {
      shell.line(arm != null ? "work for " + arm + " goes on" : taskId + (resumed ? " resumed"
          : " was not resumed: it runs, did not fail, has no such step, or a step's act that cannot be"
          + " repeated is in doubt and must be named with --step"));
    }
    return resumed ? Exit.DONE : Exit.NO;
  }

  /** What the orchestrator would pass over in silence is refused here in words. */
  private static void check(io.octollm.schema.Command command, Reflex reflex) {
    if (reflex.wouldRedact(command.taskId())) {
      throw Failure.usage("TASK_ID holds what the filter takes out: such a task runs under the id that"
          + " submit printed");
    }
    if (command instanceof io.octollm.schema.Command.Resume(var _, var _, JsonNode edited) && edited != null
        && reflex.redact(edited).blocked() instanceof TaskError blocked) {
      throw Failure.usage("--input: " + blocked.message());
    }
  }

  private io.octollm.schema.Command command() {
    String task = taskId;
    if ((task == null) == (arm == null)) {
      throw Failure.usage("resume takes a TASK_ID, or --arm ARM");
    }
    if (arm != null) {
      if (!Topics.isArmName(arm) || step != null || input != null) {
        throw Failure.usage("--arm must be an arm's name in lower case, without --step and --input");
      }
      return new io.octollm.schema.Command.Release(arm);
    }
    if (task == null || !Ids.isTaskId(task)) {
      throw Failure.usage("TASK_ID must have 1 to 64 letters, digits and ._:-");
    }
    return new io.octollm.schema.Command.Resume(
        task, step, input == null ? null : edited(input));
  }

  private static JsonNode edited(String given) {
    try {
      String text = given.startsWith("@") ? Files.readString(Path.of(given.substring(1))) : given;
      JsonNode read = Codec.parse(text);
      if (read.isObject() || read.isString() && !read.stringValue().isBlank()) {
        return read;
      }
    } catch (JacksonException e) {
      throw Failure.usage("--input must be JSON: a text in quotation marks, or an object");
    } catch (IOException e) {
      throw Failure.usage("--input names a file that cannot be read: " + given.substring(1));
    }
    throw Failure.usage("--input must be a JSON text or object");
  }
}
