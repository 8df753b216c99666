package io.octollm.ops.lag;

import io.octollm.ops.letter.OpenLetters;
import io.octollm.ops.trace.ActiveTasks;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What others follow and the monitor shows beside what it measures itself.
 *
 * @param arms how many live instances each arm has that was ever heard of
 */
public record Watched(
    ActiveTasks active, OpenLetters letters, Supplier<Map<String, Integer>> arms) {}
