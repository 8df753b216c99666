package io.octollm.ops.trace;

import io.octollm.schema.Codec;
import io.octollm.schema.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to one task, in order.
 *
 * @param status running, or how the last run ended
 * @param started when the broker took the first submission
 * @param ended null while it runs
 * @param results without their outputs
 */
public record Story(
    String taskId,
    String requestId,
    String status,
    Instant started,
    @Nullable Instant ended,
    double durationSeconds,
    List<Hop> hops,
    List<Result> results,
    List<Hop.LetterAt> deadLetters) {
  public static final String RUNNING = "running";

  public Story {
    hops = List.copyOf(hops);
    results = List.copyOf(results);
    deadLetters = List.copyOf(deadLetters);
  }

  /** The object that {@code trace --json} and {@code /debug/tasks} print; each letter with what to do about it. */
  public ObjectNode toJson() {
    ObjectNode json = (ObjectNode) Codec.tree(this);
    for (int i = 0; i < deadLetters.size(); i++) {
      ((ObjectNode) json.get("dead_letters").get(i)).put("advice", deadLetters.get(i).error().code().advice());
    }
    return json;
  }
}
