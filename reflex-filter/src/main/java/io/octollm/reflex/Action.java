package io.octollm.reflex;

import java.util.Locale;

/** What the policy does with a finding. */
public enum Action {
  /** It stays in the text and is counted. */
  ALLOW,
  /** A typed numbered token takes its place: the same value has the same one within a task. */
  REDACT,
  /** All its letters and digits but the last four become stars; all of them in what is short or secret. */
  MASK,
  /** A typed token of its HMAC takes its place: the same value has the same one everywhere. */
  HMAC,
  /** Nothing takes its place. */
  DROP,
  /** A token takes its place, and the task is rejected; an arm's output with it is a failed attempt. */
  BLOCK;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
