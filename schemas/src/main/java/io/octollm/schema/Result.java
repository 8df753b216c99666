package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one end of one run of a submission.
 *
 * @param run 1 for the first, one more for each accepted {@code resume}
 * @param output the last step's output; null unless completed
 * @param error null when completed
 * @param cacheKey null when the answer is not cacheable
 */
public record Result(
    String taskId,
    String requestId,
    Submission submission,
    int run,
    Status status,
    @Nullable JsonNode output,
    @Nullable TaskError error,
    Source source,
    List<StepResult> steps,
    Usage usage,
    double confidence,
    @Nullable String cacheKey,
    Instant started,
    Instant ended) {

  public Result {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
