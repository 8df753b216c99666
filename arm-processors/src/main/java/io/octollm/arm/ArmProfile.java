package io.octollm.arm;

import io.octollm.schema.Topics;
import java.util.List;

/**
 * What an arm is, as its heartbeats tell it.
 *
 * @param costTier 0 (free) to 5
 * @param models names in the order of preference; empty when the arm uses none
 * @param unsafe true when its acts must not be repeated
 * @param sandbox what holds its acts; {@code none} when nothing does
 * @param capacity calls that one instance works on at the same time, at the most
 */
public record ArmProfile(
    String name,
    List<String> capabilities,
    int costTier,
    List<String> models,
    boolean unsafe,
    String sandbox,
    int capacity) {

  public ArmProfile {
    if (!Topics.isArmName(name)) {
      throw new IllegalArgumentException("name: is no arm name: a-z, 0-9 and -, 32 at the most");
    }
    if (capabilities.isEmpty()) {
      throw new IllegalArgumentException("capabilities: at least one is needed");
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: must be at least 1, is " + capacity);
    }
    capabilities = List.copyOf(capabilities);
    models = List.copyOf(models);
  }

  /** An arm that needs no model, may be repeated, and is held by nothing. */
  static ArmProfile plain(String name, int costTier, int capacity, String... capabilities) {
    return new ArmProfile(name, List.of(capabilities), costTier, List.of(), false, "none", capacity);
  }
}
