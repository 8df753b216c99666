package io.octollm.schema;

import java.util.Locale;

/** The kind of an error, as it stands in logs ({@code error_type}) and metrics. */
public enum ErrorCategory {
  VALIDATION,
  POLICY,
  ROUTING,
  RATE_LIMIT,
  TIMEOUT,
  EXTERNAL,
  BUDGET,
  CANCELLED,
  INTERNAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
