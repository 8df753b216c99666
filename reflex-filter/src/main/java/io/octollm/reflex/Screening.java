package io.octollm.reflex;

import io.octollm.reflex.injection.Injection;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reflex verdict on a task.
 *
 * @param task as the policy leaves it; the very instance that came in when nothing was redacted
 * @param findings how many there were of each type, at all levels, by type name
 * @param redacted how many of them were redacted
 * @param blocked why the task must be rejected; null when it may go on
 * @param cacheKey 64 hex digits; null when the task is blocked
 */
public record Screening(
    Task task,
    Map<String, Integer> findings,
    Map<String, Integer> redacted,
    Injection injection,
    @Nullable TaskError blocked,
    @Nullable String cacheKey) {}
