package io.octollm.arm.code;

import tools.jackson.core.JacksonException;

/** Where a parser stopped, in words. */
final class Places {
  private Places() {}

  /** {@code "line 3: "}, or nothing where the parser does not say. */
  static String line(JacksonException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? "" : "line " + e.getLocation().getLineNr() + ": ";
  }
}
