package io.octollm.reflex;

import io.octollm.schema.TaskError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as the policy leaves it; the very instance that came in when nothing was taken out.
 *
 * @param findings how many there were of each type, at all levels, by type name
 * @param treated how many of each type were not allowed, by what was done with them
 * @param blocked why the value must not go on at all; null when it may
 */
public record Redacted<T>(
    T value,
    Map<String, Integer> findings,
    Map<Action, Map<String, Integer>> treated,
    @Nullable TaskError blocked) {
  public boolean changed() {
    return !treated.isEmpty();
  }
}
