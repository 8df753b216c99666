package io.octollm.arm;

import io.octollm.command.Argv;
import io.octollm.command.Commands;
import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What an assignment asks the executor to do. It is read from context and instruction, which are the
 * sender's; results of earlier steps are not looked at, so that no text from outside chooses an act.
 */
sealed interface ExecutorOrder {
  /** A command, with the texts of its files and of its standard input. */
  record Run(List<String> argv, Map<String, String> files, String input) implements ExecutorOrder {}

  record Ask(String method, String url) implements ExecutorOrder {}

  record Refused(TaskError error) implements ExecutorOrder {}

  /** The capability says which of the two it is; without one, what the context holds. */
  static ExecutorOrder of(Assignment assignment) {
    boolean ask = assignment.context().has("http");
    boolean run = assignment.context().has("argv");
    String capability = assignment.capability();
    if (capability == null && ask && run) {
      return invalid("context: has both argv and http; name the capability that is wanted");
    }
    return ExecutorArm.ASKING.equals(capability) || capability == null && ask
        ? request(assignment.context().path("http")) : command(assignment);
  }

  private static ExecutorOrder request(JsonNode http) {
    JsonNode url = http.path("url");
    JsonNode method = http.get("method");
    if (!url.isString() || method != null && !method.isString()) {
      return invalid("context.http: must be an object with a url, and a method of GET or HEAD");
    }
    for (String name : http.propertyNames()) {
      if (!name.equals("url") && !name.equals("method")) {
        return invalid("context.http: has url and method, and no other field");
      }
    }
    return new Ask(method == null ? "GET" : method.stringValue(), url.stringValue());
  }

  private static ExecutorOrder command(Assignment assignment) {
    Map<String, String> files = new TreeMap<>();
    JsonNode texts = assignment.context().get("files");
    if (texts != null && !texts.isObject()) {
      return invalid("context.files: must be an object that maps names to texts");
    }
    for (Map.Entry<String, JsonNode> file : assignment.context().path("files").properties()) {
      if (!Commands.isFileName(file.getKey()) || !file.getValue().isString()) {
        return invalid("context.files: maps names of letters, digits, '.', '_' and '-' (64 at the most) to texts");
      }
      files.put(file.getKey(), file.getValue().stringValue());
    }
    JsonNode input = assignment.context().get("stdin");
    if (input != null && !input.isString()) {
      return invalid("context.stdin: must be a text");
    }
    JsonNode given = assignment.context().get("argv");
    return switch (given == null ? Argv.parse(assignment.instruction()) : Argv.of(given)) {
      case Argv.Words(List<String> words) ->
          new Run(words, files, input == null ? "" : input.stringValue());
      case Argv.NotOne(String why) -> new Refused(TaskError.of(ErrorCode.COMMAND_NOT_ALLOWED, why));
    };
  }

  private static ExecutorOrder invalid(String why) {
    return new Refused(TaskError.of(ErrorCode.INVALID_INPUT, why));
  }
}
