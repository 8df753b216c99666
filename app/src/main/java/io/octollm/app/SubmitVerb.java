package io.octollm.app;

import io.octollm.schema.Codec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends tasks to a running pipeline. */
@Command(name = "submit", description = {
    "Send tasks, one JSON object a line, as they are.",
    "Prints {task_id, request_id, topic, partition, offset} as each is acknowledged, in order."})
final class SubmitVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Tasks, a line each; - for stdin.")
  @Nullable String file;

  @Option(names = "--goal", paramLabel = "TEXT", description = "One task with this goal.")
  @Nullable String goal;

  @Option(names = "--request-id", paramLabel = "ID",
      description = "The X-Request-ID of every line; one is drawn for each without it.")
  @Nullable String requestId;

  @Option(names = "--wait", description = "Print each task's Result, in order, and not where it lies.")
  boolean wait;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600",
      description = "How long --wait waits (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;
  private int tooLarge;

  SubmitVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    check();
    Target found = target.find(shell);
    Cluster.reach(found.kafka()).close();
    try (TaskLines lines = lines();
        TaskProducer producer = new TaskProducer(found.kafka(), found.topics().tasks(),
            Ground.reflex(found.configuration()))) {
      Sending sending = new Sending(producer);
      if (wait) {
        return new Round(found.kafka(), found.topics(), shell.out(), Progress.none())
            .run(sending, lines, requestId, Duration.ofSeconds(timeoutSeconds)).allCompleted()
            ? Exit.DONE
            : Exit.NO;
      }
      sending.send(lines, requestId, this::print);
      return tooLarge == 0 ? Exit.DONE : Exit.USAGE;
    }
  }

  private void check() {
    if ((file == null) == (goal == null)) {
      throw Failure.usage("name either a FILE (- for stdin) or a --goal");
    }
    if (requestId != null && !requestId.matches("[\\x21-\\x7e]{1,128}")) {
      throw Failure.usage("--request-id must have 1 to 128 printable characters without blanks");
    }
    if (goal != null && goal.isBlank()) {
      throw Failure.usage("--goal must not be blank");
    }
  }

  private TaskLines lines() {
    return file != null
        ? TaskLines.open(file, shell.in())
        : new TaskLines(new ByteArrayInputStream(Codec.encode(
            Map.of("task_id", "task-" + UUID.randomUUID(), "goal", String.valueOf(goal)))));
  }

  private void print(TaskLines.Line line, Sending.Sent sent) {
    switch (sent) {
      case Sending.Sent.Taken(Ack ack) -> shell.json(ack);
      case Sending.Sent.TooLarge(long bytes) -> {
        tooLarge++;
        shell.note("octollm: line " + line.number() + " has " + bytes
            + " bytes, more than the broker takes; it was not sent");
      }
    }
  }
}
