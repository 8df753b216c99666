package io.octollm.schema;

import java.util.Locale;

/** How urgently a task is wanted; a later constant is more urgent. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
