package io.octollm.reflex;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.reflex.injection.Verdict;
import io.octollm.reflex.policy.DefaultPolicy;
import io.octollm.schema.Ids;
import java.util.List;
import java.util.Map;

/**
 * What is done with each finding by its type and level, and from which score on a text is flagged or
 * blocked. One versioned JSON file. Immutable.
 */
public final class Policy {
  private static final int HASH = 8;

  private final String version;
  private final Map<Level, Action> levels;
  private final Map<String, Map<Level, Action>> types;
  private final Thresholds injection;

  private Policy(PolicyReader.Content content, String version) {
    this.version = version;
    levels = Map.copyOf(content.levels());
    types = Map.copyOf(content.types());
    injection = content.injection();
  }

  /** A policy file does not say what it must; the message names the line and the fix. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  /**
   * The policy in the jar: secrets and validated or shaped personal data are redacted; what a task is
   * useless without, and everything weak, is allowed and counted.
   */
  public static Policy defaults() {
    try {
      PolicyReader.Content content = PolicyReader.read(DefaultPolicy.json(), List.of());
      return new Policy(content, content.version());
    } catch (Invalid e) {
      throw new IllegalStateException("the policy in the jar: " + e.getMessage(), e);
    }
  }

  /**
   * A policy of one's own. Its version ends in a hash of the file, so that a change is one whether or
   * not its author gave it another version.
   */
  public static Policy parse(byte[] json) throws Invalid {
    PolicyReader.Content content = PolicyReader.read(json, Catalogue.types());
    return new Policy(content, content.version() + "+" + Ids.sha256(json).substring(0, HASH));
  }

  /** Changes whenever a decision may change; part of the view and of every cache key. */
  public String version() {
    return version;
  }

  public Action action(String type, Level level) {
    Map<Level, Action> own = types.get(type);
    Action action = own == null ? null : own.get(level);
    return action != null ? action : levels.getOrDefault(level, Action.REDACT);
  }

  /** From which score on a text is flagged or blocked. */
  public Thresholds injection() {
    return injection;
  }

  boolean rejects(Verdict verdict) {
    return verdict == Verdict.BLOCK;
  }
}
