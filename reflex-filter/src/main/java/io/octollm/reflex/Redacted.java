package io.octollm.reflex;

import java.util.Map;

/**
 * A value as the policy leaves it; the very instance that came in when nothing was redacted.
 *
 * @param findings how many there were of each type, at all levels, by type name
 * @param redacted how many of them were redacted
 */
public record Redacted<T>(T value, Map<String, Integer> findings, Map<String, Integer> redacted) {
  public boolean changed() {
    return !redacted.isEmpty();
  }
}
