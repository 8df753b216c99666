package io.octollm.reflex;

import java.util.Set;

/** What takes the place of a value, as the policy says. For one task and one thread. */
final class Substitutes {
  private static final int SEEN = 4;
  private static final int LEAST_FOR_SEEN = 8;
  /** Of these four characters are too much: people choose them, and they may have eight. */
  private static final Set<String> MASKED_WHOLE = Set.of(
      PasswordAssignment.TYPE, UrlCredential.TYPE, PrivateKey.TYPE);

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

  /** Whether a finding has to go: what is masked already looks like its type and may stay. */
  boolean replaces(Finding finding, String text) {
    return switch (action(finding)) {
      case ALLOW -> false;
      case MASK -> !isMasked(finding.type(), text, finding.start(), finding.end());
      case REDACT, HMAC, DROP, BLOCK -> true;
    };
  }

  /** What takes the place of a value that a finding covers. */
  String of(Finding finding, String value) {
    return switch (action(finding)) {
      case ALLOW -> value;
      case REDACT, BLOCK -> tokens.token(finding.type(), value);
      case MASK -> masked(finding.type(), value);
      case HMAC -> "<" + finding.type() + ":" + key.letters(finding.type(), value) + ">";
      case DROP -> "";
    };
  }

  /** Stands for a text that could not be cleaned in the rounds that it had. */
  String whole(String text) {
    return tokens.token("TEXT", text);
  }

  /** Separators stay, so that one sees what it was; of a secret nothing does. */
  static String masked(String type, String value) {
    boolean whole = MASKED_WHOLE.contains(type);
    int countable = (int) value.chars().filter(c -> isCounted(c, whole)).count();
    int hidden = whole || countable < LEAST_FOR_SEEN ? countable : countable - SEEN;
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean hide = isCounted(c, whole) && hidden-- > 0;
      out.append(hide ? '*' : c);
    }
    return out.toString();
  }

  /** Nothing but stars and separators, and behind the last star at most what a mask leaves. */
  private static boolean isMasked(String type, String text, int start, int end) {
    boolean whole = MASKED_WHOLE.contains(type);
    int stars = 0;
    int seen = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '*') {
        stars++;
        if (seen > 0) {
          return false;
        }
      } else if (isCounted(c, whole)) {
        seen++;
      }
    }
    return seen == 0 ? stars > 0 : !whole && stars >= SEEN && seen <= SEEN;
  }

  private static boolean isCounted(int c, boolean whole) {
    return whole ? c > ' '
        : Character.isLetterOrDigit(c) || Character.isSurrogate((char) c);
  }
}
