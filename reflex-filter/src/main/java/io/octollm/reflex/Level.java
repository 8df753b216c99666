package io.octollm.reflex;

import java.util.Locale;

/** How sure a finding is; the policy acts by it. Ordered from the surest. */
public enum Level {
  /** A checksum holds, or strong context says so. */
  VALIDATED,
  /** The form fits and nothing speaks against it. */
  SHAPED,
  /** The form fits and something speaks against it: an example, a placeholder, a number of orders. */
  WEAK;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
