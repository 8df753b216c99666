package io.octollm.ops.letter;

import io.octollm.ops.topic.RecordFetcher;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.Tokens;
import io.octollm.schema.Codec;
import io.octollm.schema.Cut;
import io.octollm.schema.Decoded;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.TaskReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a new task of the original behind a letter: in full, or some of its fields. What goes into
 * the audit is what the filter leaves of it. Thread-safe.
 */
public final class OriginalEditor {
  private static final int MOST_COPY = 64 * 1024;

  private final Map<String, Object> kafka;
  private final TaskReader reader;
  private final Reflex reflex;

  public OriginalEditor(Map<String, Object> kafka, TaskReader reader, Reflex reflex) {
    this.kafka = Map.copyOf(kafka);
    this.reader = reader;
    this.reflex = reflex;
  }

  /** A task that may be submitted in place of a letter's original. */
  public record Edited(String taskId, byte[] task, Audit.Edit audit) {}

  /** The original's text as it was sent; empty when it is gone or is not the one that failed. */
  public Optional<String> original(Letter letter) {
    byte[][] found = new byte[1][];
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      Planner.requireComplete(fetcher.fetch(
          List.of(letter.originPlace()), record -> found[0] = record.value()), "original");
    }
    byte[] value = found[0];
    return value != null && Planner.sha256(value).equals(letter.letter().origin().sha256())
        ? Optional.of(new String(value, StandardCharsets.UTF_8)) : Optional.empty();
  }

  /**
   * The original with some fields set; a dot leads into an object, null takes a field away.
   * IllegalArgumentException says what is wrong, in words for the person who typed it.
   */
  public Edited set(Letter letter, String original, Map<String, JsonNode> fields) {
    ObjectNode edited = tree(original) instanceof ObjectNode object ? object.deepCopy() : null;
    if (edited == null) {
      throw new IllegalArgumentException(
          "the original is no JSON object whose fields could be set: give a whole task");
    }
    fields.forEach((path, value) -> set(edited, path, value));
    return replace(letter, original, Codec.json().writeValueAsString(edited));
  }

  private static void set(ObjectNode task, String path, JsonNode value) {
    ObjectNode at = task;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode next = at.get(names[i]);
      if (next != null && !next.isObject()) {
        throw new IllegalArgumentException(path + " leads through a field that is no object");
      }
      at = next instanceof ObjectNode object ? object : at.putObject(names[i]);
    }
    String last = names[names.length - 1];
    if (value.isNull()) {
      at.remove(last);
    } else {
      at.set(last, value);
    }
  }

  /**
   * A whole task instead of the original. It keeps its id, unless that is the id of the task that
   * failed: then it gets a new one, for an id stands for one body.
   */
  public Edited replace(Letter letter, @Nullable String original, String text) {
    Task task = switch (reader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Value<Task>(Task read) -> read;
      case Decoded.Problem<Task>(TaskError error) ->
          throw new IllegalArgumentException(String.valueOf(error.message()));
    };
    JsonNode tree = Codec.parse(text);
    String given = task.taskId();
    String id = given == null || given.equals(letter.letter().taskId())
        ? "task-" + UUID.randomUUID() : given;
    if (reflex.wouldRedact(id)) {
      throw new IllegalArgumentException("task_id holds what the filter takes out");
    }
    if (tree instanceof ObjectNode object) {
      object.put("task_id", id);
    }
    return new Edited(id, Codec.encode(tree), audit(original, tree));
  }

  private Audit.Edit audit(@Nullable String original, JsonNode edited) {
    Tokens tokens = new Tokens();
    JsonNode before = original == null ? null : tree(original);
    JsonNode shown = before == null ? null : reflex.redact(before, tokens).value();
    return new Audit.Edit(shown == null ? null : cut(Codec.json().writeValueAsString(shown)),
        Changes.between(before, edited, shown, reflex.redact(edited, tokens).value()));
  }

  private static String cut(String text) {
    return Cut.to(text, MOST_COPY);
  }

  private static @Nullable JsonNode tree(String text) {
    try {
      return Codec.parse(text);
    } catch (JacksonException e) {
      return null;
    }
  }
}
