package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One example of the demo: a task, what is done to it, and how it is expected to end.
 *
 * @param record an object, or a text that is sent as it is; null for a replay
 * @param after names of the examples that must have ended before
 */
record Example(
    String name, @Nullable JsonNode record, List<String> after, Doing doing, Expectation expect) {

  /** What is done beside sending the task; the arms stopped and started are the task's own. */
  enum Doing {
    NONE,
    CANCEL,
    REPLAY,
    STOP_ARM,
    START_ARM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How a task ends; what is null may be anything. */
  record Expectation(
      @Nullable String status, @Nullable String arm, @Nullable String code,
      @Nullable String source) {}

  private record Line(
      @Nullable String name,
      @Nullable JsonNode record,
      @Nullable List<String> after,
      @Nullable Doing action,
      @Nullable Expectation expect) {}

  /** Reads a file of examples; the first that does not fit ends the verb with its line. */
  static List<Example> readAll(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (TaskLines lines = TaskLines.open(file.toString(), InputStream.nullInputStream())) {
      for (TaskLines.Line line = lines.next(); line != null; line = lines.next()) {
        Example example = read(line, file);
        if (!names.containsAll(example.after) || !names.add(example.name)) {
          throw misfit(file, line, "after must name earlier examples, and name must be new");
        }
        examples.add(example);
      }
    }
    return List.copyOf(examples);
  }

  private static Example read(TaskLines.Line line, Path file) {
    Line read = switch (Codec.decode(line.bytes(), Line.class)) {
      case Decoded.Value<Line>(Line value) -> value;
      case Decoded.Problem<Line>(var error) -> throw misfit(file, line, error.message());
    };
    if (read.name == null || read.expect == null) {
      throw misfit(file, line, "name and expect are needed");
    }
    Doing doing = read.action == null ? Doing.NONE : read.action;
    List<String> after = read.after == null ? List.of() : List.copyOf(read.after);
    if (doing == Doing.REPLAY ? after.isEmpty() : read.record == null) {
      throw misfit(file, line, doing == Doing.REPLAY
          ? "after must name the example whose dead letter is replayed" : "record is needed");
    }
    Example example = new Example(read.name, read.record, after, doing, read.expect);
    if ((doing == Doing.STOP_ARM || doing == Doing.START_ARM) && example.arm().isEmpty()) {
      throw misfit(file, line, "record.assigned_arm must name the arm");
    }
    return example;
  }

  private static Failure misfit(Path file, TaskLines.Line line, String what) {
    return Failure.usage(file + " line " + line.number() + ": " + what);
  }

  /** The bytes to send. */
  byte[] bytes() {
    if (record == null) {
      return new byte[0];
    }
    return record.isString()
        ? record.stringValue().getBytes(StandardCharsets.UTF_8)
        : Codec.encode(record);
  }

  /** The arm that the task names; empty when it names none. */
  String arm() {
    return record == null ? "" : record.path("assigned_arm").asString("");
  }
}
