package io.octollm.ops.letter;

import java.util.Arrays;
import java.util.Locale;

/** Where a replay sends what failed. */
public enum ReplayTarget {
  /** The original is submitted again, into its home partition. */
  ORIGIN,
  /** The task goes on at the step that failed; what was done stays done. */
  STEP;

  /** The target of that name; IllegalArgumentException says which there are. */
  public static ReplayTarget of(String name) {
    return Arrays.stream(values()).filter(target -> target.text().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--to must be origin or step"));
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
