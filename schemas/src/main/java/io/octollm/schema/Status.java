package io.octollm.schema;

import java.util.Locale;

/** How a run of a submission ended. */
public enum Status {
  COMPLETED,
  FAILED,
  REJECTED,
  CANCELLED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
