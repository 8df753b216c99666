package io.octollm.reflex;

import java.util.Locale;

/** What the policy does with a finding. */
public enum Action {
  /** It stays in the text and is counted. */
  ALLOW,
  /** A typed numbered token takes its place. */
  REDACT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
