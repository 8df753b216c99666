package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Runs one command of a fixed allow-list, without a shell, in a folder of its own that holds the
 * files of {@code context.files} and nothing else. The argv is {@code context.argv}, else the words
 * of the instruction; results of earlier steps never become part of it. Its output is
 * {@code {exit_code, stdout, stderr, truncated}}, text from outside: tainted.
 */
final class ExecutorArm implements Arm {
  static final String NAME = "executor";
  private static final int CAPACITY = 16;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  private final CommandRunner runner;

  ExecutorArm(Path scratch) {
    this.runner = new CommandRunner(scratch, TIME_LIMIT);
  }

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 3, CAPACITY, "shell_execution");
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    return switch (order(assignment)) {
      case Asked.Run(List<String> argv, Map<String, String> files) -> {
        try {
          yield result(runner.run(argv, files));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      case Asked.Refused(TaskError error) -> ArmResult.failed(error);
    };
  }

  /** What an assignment asks the executor to do. */
  private sealed interface Asked {
    record Run(List<String> argv, Map<String, String> files) implements Asked {}

    record Refused(TaskError error) implements Asked {}
  }

  private static Asked order(Assignment assignment) {
    Map<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : assignment.context().path("files").properties()) {
      if (!CommandRunner.isFileName(file.getKey()) || !file.getValue().isString()) {
        return new Asked.Refused(TaskError.of(ErrorCode.INVALID_INPUT, "context.files: maps names"
            + " of letters, digits, '.', '_' and '-' (64 at the most) to texts"));
      }
      files.put(file.getKey(), file.getValue().stringValue());
    }
    JsonNode given = assignment.context().get("argv");
    Argv argv = given == null ? Argv.parse(assignment.instruction()) : Argv.of(given);
    return switch (argv) {
      case Argv.Words(List<String> words) -> {
        String refusal = AllowList.refusal(words);
        yield refusal == null
            ? new Asked.Run(words, files) : new Asked.Refused(notAllowed(refusal));
      }
      case Argv.NotOne(String why) -> new Asked.Refused(notAllowed(why));
    };
  }

  private static TaskError notAllowed(String why) {
    return TaskError.of(ErrorCode.COMMAND_NOT_ALLOWED, why);
  }

  private static ArmResult result(CommandRunner.Ended ended) {
    if (ended.timedOut()) {
      return ArmResult.failed(TaskError.of(ErrorCode.COMMAND_FAILED,
          "the command ran longer than " + TIME_LIMIT.toSeconds() + " s and was killed"));
    }
    if (ended.exitCode() != 0 && !ended.truncated()) {
      return ArmResult.failed(TaskError.of(ErrorCode.COMMAND_FAILED,
          "the command ended with exit code " + ended.exitCode())
          .with("exit_code", ended.exitCode()).with("stderr_characters", ended.stderr().length()));
    }
    return ArmResult.done(Codec.emptyObject().put("exit_code", ended.exitCode())
        .put("stdout", ended.stdout()).put("stderr", ended.stderr())
        .put("truncated", ended.truncated()), 1.0);
  }
}
