package io.octollm.schema;

import java.util.Locale;

/** Who gave the answer. */
public enum Source {
  ARM,
  CACHE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
