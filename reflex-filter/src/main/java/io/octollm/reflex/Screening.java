package io.octollm.reflex;

import io.octollm.reflex.injection.Injection;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reflex verdict on a task.
 *
 * @param task as the policy leaves it; the very instance that came in when nothing was taken out
 * @param findings how many there were of each type, at all levels, by type name
 * @param treated how many of each type were not allowed, by what was done with them
 * @param blocked why the task must be rejected; null when it may go on
 * @param cacheKey 64 hex digits; null when the task is blocked
 */
public record Screening(
    Task task,
    Map<String, Integer> findings,
    Map<Action, Map<String, Integer>> treated,
    Injection injection,
    @Nullable TaskError blocked,
    @Nullable String cacheKey) {}
