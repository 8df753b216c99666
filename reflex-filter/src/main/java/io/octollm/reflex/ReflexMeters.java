package io.octollm.reflex;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/** The filter's counters; called by the shell, never by a decision. Thread-safe. */
public final class ReflexMeters {
  private final MeterRegistry meters;

  public ReflexMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts a screening's findings by type and what was done with them, and its verdict. */
  public void screened(Screening screening) {
    found(screening.findings(), screening.treated());
    count("octollm.injections", "Tasks by the verdict of the injection check", 1,
        "verdict", screening.injection().verdict().toString());
  }

  /** Counts findings, as of an arm's output. */
  public void found(Map<String, Integer> findings, Map<Action, Map<String, Integer>> treated) {
    treated.forEach((action, types) -> types.forEach((type, count) -> add(type, action, count)));
    findings.forEach((type, count) -> add(type, Action.ALLOW, count - treated.values().stream()
        .mapToInt(types -> types.getOrDefault(type, 0)).sum()));
  }

  private void add(String type, Action action, int count) {
    if (count > 0) {
      count("octollm.reflex.findings", "Values that the filter found", count,
          "type", type, "action", action.toString());
    }
  }

  /**
   * Counts a look-up of the cache.
   *
   * @param result hit, miss or error
   */
  public void lookedUp(String result) {
    count("octollm.cache.requests", "Look-ups of the answer cache", 1, "result", result);
  }

  private void count(String name, String description, int by, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(meters).increment(by);
  }
}
