package io.octollm.app.config;

import io.octollm.reflex.Policy;
import org.jspecify.annotations.Nullable;

/** Reads the policy file that {@code reflex.policy} names; without one it is the jar's own. */
final class PolicySetting {
  private static final String KEY = "reflex.policy";

  private PolicySetting() {}

  /** The policy; the jar's own when what is wrong with the file was noted as a problem. */
  static Policy read(SettingReader from, @Nullable Secret secretKey) {
    FileSetting.Content file = FileSetting.read(from, KEY, "a policy file");
    Policy policy = file == null ? Policy.defaults() : parse(from, file);
    if (policy.needsKey() && secretKey == null) {
      from.problem("secret-key (OCTOLLM_SECRET_KEY) must be set, to the same secret in every process:"
          + " the policy uses hmac, and " + from.named(KEY) + " may say redact instead");
    }
    return policy;
  }

  private static Policy parse(SettingReader from, FileSetting.Content file) {
    try {
      return Policy.parse(file.bytes());
    } catch (Policy.Invalid e) {
      from.problem(from.named(KEY) + ", " + file.name() + " " + e.getMessage());
      return Policy.defaults();
    }
  }
}
