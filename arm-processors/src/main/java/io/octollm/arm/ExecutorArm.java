package io.octollm.arm;

import io.octollm.command.Commands;
import io.octollm.command.Ended;
import io.octollm.fetch.Fetched;
import io.octollm.fetch.Fetcher;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does one of two things. It runs one command of an allow-list, without a shell, in a sandbox where
 * there is one: {@code context.argv}, else the words of the instruction, with the files of {@code
 * context.files} and the input of {@code context.stdin}; the output is {@code {exit_code, stdout,
 * stderr, truncated}}. Or it asks one URL, {@code context.http}, of a listed host; the output is
 * {@code {status, content_type, body, truncated, redirects}}. Both are text from outside: tainted.
 */
final class ExecutorArm implements Arm {
  static final String NAME = "executor";
  static final String ASKING = "http_requests";
  private static final String RUNNING = "shell_execution";
  private static final String PYTHON = "python3";
  private static final int CAPACITY = 16;
  private static final int COST_TIER = 3;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Commands commands;
  private final Fetcher fetcher;
  private final ArmProfile profile;

  ExecutorArm(Commands commands, Fetcher fetcher) {
    this.commands = commands;
    this.fetcher = fetcher;
    this.profile = new ArmProfile(NAME, capabilities(commands), COST_TIER, List.of(),
        commands.unsafe(), commands.sandbox(), CAPACITY);
  }

  /** Finds and tries out the sandbox. */
  static ExecutorArm open(ExecutorSettings settings, Path scratch) {
    try {
      return new ExecutorArm(Commands.open(settings.commands(), scratch), new Fetcher(settings.fetch()));
    } catch (Commands.Unusable e) {
      throw new ArmUnusable(NAME, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArmUnusable(NAME, e);
    }
  }

  private static List<String> capabilities(Commands commands) {
    List<String> capabilities = new ArrayList<>(List.of(RUNNING, ASKING));
    if (commands.names().contains(PYTHON)) {
      capabilities.add("python_execution");
    }
    return capabilities;
  }

  @Override
  public ArmProfile profile() {
    return profile;
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    return switch (ExecutorOrder.of(assignment)) {
      case ExecutorOrder.Run run -> run(run);
      case ExecutorOrder.Ask(String method, String url) -> result(fetcher.fetch(method, url));
      case ExecutorOrder.Refused(TaskError error) -> ArmResult.failed(error);
    };
  }

  private ArmResult run(ExecutorOrder.Run run) throws InterruptedException {
    String refusal = commands.refusal(run.argv());
    if (refusal != null) {
      return ArmResult.failed(ErrorCode.COMMAND_NOT_ALLOWED, refusal);
    }
    try {
      return result(run.argv().getFirst(), commands.run(run.argv(), run.files(), run.input()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArmResult result(String command, Ended ended) {
    if (ended.timedOut()) {
      return ArmResult.failed(ErrorCode.COMMAND_FAILED, "the command ran longer than its time and was killed");
    }
    if (!ended.truncated() && !commands.isAnswer(command, ended.exitCode())) {
      return ArmResult.failed(TaskError.of(ErrorCode.COMMAND_FAILED,
          "the command ended with exit code " + ended.exitCode())
          .with("exit_code", ended.exitCode()).with("stderr_characters", ended.stderr().length()));
    }
    return ArmResult.done(Codec.emptyObject().put("exit_code", ended.exitCode())
        .put("stdout", ended.stdout()).put("stderr", ended.stderr())
        .put("truncated", ended.truncated()), 1.0);
  }

  private static ArmResult result(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Refused(String why) -> ArmResult.failed(ErrorCode.REQUEST_NOT_ALLOWED, why);
      case Fetched.Failed(String why) -> ArmResult.failed(ErrorCode.REQUEST_FAILED, why);
      case Fetched.Answer answer when answer.status() / 100 != 2 -> ArmResult.failed(refused(answer.status()));
      case Fetched.Answer answer -> ArmResult.done(Codec.emptyObject().put("status", answer.status())
          .put("content_type", answer.contentType()).put("body", answer.body())
          .put("truncated", answer.truncated()).put("redirects", answer.redirects()), 1.0);
    };
  }

  /** Only what may be otherwise the next time is tried again. */
  private static TaskError refused(int status) {
    ErrorCode code = ErrorCode.REQUEST_FAILED;
    boolean passes = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    return new TaskError(code, code.category(), "the host answered with status " + status, passes, null, Map.of())
        .with("status", status);
  }
}
