package io.octollm.reflex;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.reflex.injection.Verdict;
import io.octollm.reflex.policy.DefaultPolicy;
import io.octollm.schema.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is done with each finding by its type and level, and from which score on a text is flagged or
 * blocked. One versioned JSON file. Immutable.
 */
public final class Policy {
  private static final int HASH = 12;

  private final String version;
  private final Map<Level, Action> levels;
  private final Map<String, Map<Level, Action>> types;
  private final Thresholds injection;

  private Policy(PolicyReader.Content content) {
    version = content.version() + "+" + hash(content);
    levels = Map.copyOf(content.levels());
    types = Map.copyOf(content.types());
    injection = content.injection();
  }

  /** A policy file does not say what it must; the message names the line, the field and the fix. */
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
    return new Policy(inTheJar());
  }

  private static PolicyReader.Content inTheJar() {
    try {
      return PolicyReader.read(DefaultPolicy.json(), PolicyReader.Content.BARE);
    } catch (Invalid e) {
      throw new IllegalStateException("the policy in the jar: " + e.getMessage(), e);
    }
  }

  /** A policy of one's own, as a JSON file in UTF-8; what it does not say is as in the jar's. */
  public static Policy parse(byte[] json) throws Invalid {
    return new Policy(PolicyReader.read(json, inTheJar()));
  }

  /** Of what is decided and not of how it is spelled: levels, types in order, thresholds. */
  private static String hash(PolicyReader.Content content) {
    StringBuilder text = new StringBuilder();
    text.append(new TreeMap<>(content.levels())).append(content.injection());
    new TreeMap<>(content.types()).forEach((type, actions) ->
        text.append(type).append(new TreeMap<>(actions)));
    return Ids.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
  }

  /**
   * The file's own version and a hash of what it decides, so that a change is one whether or not its
   * author gave it another version; part of the view and of every cache key.
   */
  public String version() {
    return version;
  }

  public Action action(String type, Level level) {
    Map<Level, Action> own = types.get(type);
    Action action = own == null ? null : own.get(level);
    return action != null ? action : levels.getOrDefault(level, Action.REDACT);
  }

  /** Whether any value may become an HMAC, so that a key must be there which stays the same. */
  public boolean needsKey() {
    return levels.containsValue(Action.HMAC)
        || types.values().stream().anyMatch(actions -> actions.containsValue(Action.HMAC));
  }

  /** From which score on a text is flagged or blocked. */
  public Thresholds injection() {
    return injection;
  }

  boolean rejects(Verdict verdict) {
    return verdict == Verdict.BLOCK;
  }
}
