package io.octollm.reflex.injection;

/**
 * From which score on a text is flagged and blocked.
 *
 * @param flag 0 to 1, for a user's text
 * @param block not less than flag
 * @param strictFlag for text that was retrieved or came from a tool; not more than flag
 * @param strictBlock not less than strictFlag, not more than block
 */
public record Thresholds(double flag, double block, double strictFlag, double strictBlock) {
  public static final Thresholds DEFAULTS = new Thresholds(0.5, 0.8, 0.35, 0.65);

  public Thresholds {
    boolean ordered = 0 < strictFlag && strictFlag <= flag && flag <= block && block <= 1
        && strictFlag <= strictBlock && strictBlock <= block;
    if (!ordered) {
      throw new IllegalArgumentException("thresholds of injection must be above 0, at most 1,"
          + " flag not above block, and the strict ones not above the others");
    }
  }

  Verdict verdict(double score, Trust trust) {
    boolean strict = trust != Trust.USER;
    if (score >= (strict ? strictBlock : block)) {
      return Verdict.BLOCK;
    }
    return score >= (strict ? strictFlag : flag) ? Verdict.FLAG : Verdict.ALLOW;
  }

  /** A part of a policy's hash, so that it stays as it is. */
  @Override
  public String toString() {
    return "Thresholds[flag=" + flag + ", block=" + block + ", strictFlag=" + strictFlag + ", strictBlock="
        + strictBlock + "]";
  }
}
