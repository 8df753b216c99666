package io.octollm.ops.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that has begun and not ended.
 *
 * @param arm that it is with or waits for; null before the first choice
 * @param state started, waiting, assigned or retrying
 * @param since when it was submitted
 */
public record ActiveTask(
    String taskId,
    String requestId,
    @Nullable String arm,
    @Nullable String step,
    @Nullable Integer attempt,
    String state,
    Instant since) {}
