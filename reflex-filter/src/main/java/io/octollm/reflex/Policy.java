package io.octollm.reflex;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.reflex.injection.Verdict;
import java.util.Set;

/** Which findings are redacted and which verdict rejects a task. Immutable. */
public final class Policy {
  private static final String DEFAULT_VERSION = "default-1";
  private static final Set<String> ALLOWED =
      Set.of("URL", "DATE", "AGE", "IP_ADDRESS", "GEO_COORDINATES", "TRACKING_NUMBER");

  private final String version;
  private final Set<String> allowed;
  private final Verdict rejectFrom;

  private Policy(String version, Set<String> allowed, Verdict rejectFrom) {
    this.version = version;
    this.allowed = allowed;
    this.rejectFrom = rejectFrom;
  }

  /**
   * Secrets and validated or shaped personal data are redacted; what a task is useless without, and
   * everything weak, is allowed and counted. The verdict block rejects, flag is noted.
   */
  public static Policy defaults() {
    return new Policy(DEFAULT_VERSION, ALLOWED, Verdict.BLOCK);
  }

  /** Changes whenever a decision may change; part of the view and of every cache key. */
  public String version() {
    return version;
  }

  public Action action(String type, Level level) {
    return level == Level.WEAK || allowed.contains(type) ? Action.ALLOW : Action.REDACT;
  }

  /** From which score on a text is flagged or blocked. */
  public Thresholds injection() {
    return Thresholds.DEFAULTS;
  }

  boolean rejects(Verdict verdict) {
    return verdict.compareTo(rejectFrom) >= 0;
  }
}
