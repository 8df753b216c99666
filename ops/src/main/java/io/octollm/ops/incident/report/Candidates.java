package io.octollm.ops.incident.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What may have caused the failures, the likeliest first: by the share of the failures that each
 * explains. A failure of a task that lay before a full arm is explained by the arm being full, whatever
 * its code says.
 */
final class Candidates {
  private static final Duration NEAR = Duration.ofMinutes(2);

  private Candidates() {}

  /**
   * One candidate.
   *
   * @param share of all failures that it explains, 0 to 1
   */
  record Candidate(double share, Instant since, String what) {}

  static List<Candidate> of(Observations seen) {
    List<Candidate> found = new ArrayList<>();
    if (seen.failed == 0) {
      return found;
    }
    for (ArmLoad arm : seen.arms.values()) {
      for (ArmLoad.Spell spell : arm.spells()) {
        if (spell.failed() > 0) {
          found.add(new Candidate(share(spell.failed(), seen), spell.since(), full(spell)));
        }
      }
    }
    for (Observations.Failures kind : seen.failures.values()) {
      int left = kind.count - kind.waited;
      if (left > 0) {
        found.add(new Candidate(share(left, seen), kind.examples.getFirst().at(), String.format(
            Locale.ROOT, "%s (%s) at %s: %d failures from %s on", kind.code, kind.type, kind.stage, left,
            kind.examples.getFirst().at())));
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::share).reversed()
        .thenComparing(Candidate::since));
    found.addAll(around(seen));
    return found;
  }

  private static String full(ArmLoad.Spell spell) {
    return String.format(Locale.ROOT, "saturation: %s could work on %d steps at a time, and up to %d were"
        + " wanted, from %s %s; %d tasks failed while they waited for it or lay before it", spell.arm(), spell.capacity(),
        spell.wanted(), spell.since(), spell.until() == null ? "on" : "to " + spell.until(),
        spell.failed());
  }

  private static double share(int count, Observations seen) {
    return count / (double) seen.failed;
  }

  /** Starts, breakers and floods shortly before or during the failures: no count says how much they did. */
  private static List<Candidate> around(Observations seen) {
    List<Candidate> found = new ArrayList<>();
    if (seen.first != null && seen.last != null) {
      Instant from = seen.first.at().minus(NEAR);
      for (Observations.Mark mark : seen.marks) {
        if (!mark.at().isBefore(from) && !mark.at().isAfter(seen.last.at()) && found.size() < 5) {
          found.add(new Candidate(0, mark.at(), mark.what() + " at " + mark.at()));
        }
      }
    }
    return found;
  }
}
