package io.octollm.reflex;

import java.util.HashMap;
import java.util.Map;

/**
 * The typed numbered tokens of one task: the same value gets the same token in all its fields. Holds
 * raw values, so it lives no longer than the call. For one thread.
 */
public final class Tokens {
  private record Value(String type, String value) {}

  private final Map<Value, String> tokens = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** The value's token, such as {@code <EMAIL_1>}. */
  String token(String type, String value) {
    return tokens.computeIfAbsent(new Value(type, value),
        v -> "<" + type + "_" + counts.merge(type, 1, Integer::sum) + ">");
  }
}
