package io.octollm.reflex;

/** What takes the place of a value, as the policy says. For one task and one thread. */
final class Substitutes {
  private static final int SEEN = 4;
  private static final int LEAST_FOR_SEEN = 8;

  private final Policy policy;
  private final CacheKey key;
  private final Tokens tokens;

  Substitutes(Policy policy, CacheKey key, Tokens tokens) {
    this.policy = policy;
    this.key = key;
    this.tokens = tokens;
  }

  Action action(Finding finding) {
    return policy.action(finding.type(), finding.level());
  }

  /** What takes the place of a value that a finding covers. */
  String of(Finding finding, String value) {
    return switch (action(finding)) {
      case ALLOW -> value;
      case REDACT, BLOCK -> tokens.token(finding.type(), value);
      case MASK -> masked(value);
      case HMAC -> "<" + finding.type() + ":" + key.letters(finding.type(), value) + ">";
      case DROP -> "";
    };
  }

  /** Stands for a text that could not be cleaned in the rounds that it had. */
  String whole(String text) {
    return tokens.token("TEXT", text);
  }

  static String masked(String value) {
    int countable = 0;
    for (int i = 0; i < value.length(); i++) {
      countable += isSpoken(value.charAt(i)) ? 1 : 0;
    }
    int hidden = countable < LEAST_FOR_SEEN ? countable : countable - SEEN;
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean spoken = isSpoken(c);
      out.append(spoken && hidden > 0 ? '*' : c);
      hidden -= spoken ? 1 : 0;
    }
    return out.toString();
  }

  private static boolean isSpoken(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
