package io.octollm.reflex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes findings disjoint by one total order: the surer, then what is no mere web address, then the
 * longer, then the one that is called by its name, then the type that stands earlier in the catalogue,
 * then the one that begins earlier. In n log n steps.
 */
final class Overlaps {
  private static final Comparator<Finding> BY_START =
      Comparator.comparingInt(Finding::start).thenComparing(Finding::end);
  private static final Comparator<Finding> STRONGEST =
      Comparator.comparing(Finding::level)
          .thenComparing(f -> f.type().equals(Url.TYPE))
          .thenComparing(f -> f.start() - f.end())
          .thenComparing(f -> -f.score())
          .thenComparing(f -> Catalogue.rank(f.type()))
          .thenComparing(Finding::start)
          .thenComparing(f -> f.vendor() == null);

  private Overlaps() {}

  /** The findings that remain, sorted by start. */
  static List<Finding> resolve(List<Finding> found) {
    if (found.size() < 2) {
      return found;
    }
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(BY_START);
    int reach = 0;
    boolean overlap = false;
    for (Finding finding : sorted) {
      overlap |= finding.start() < reach;
      reach = Math.max(reach, finding.end());
    }
    return overlap ? strongest(sorted) : sorted;
  }

  private static List<Finding> strongest(List<Finding> found) {
    List<Finding> byStrength = new ArrayList<>(found);
    byStrength.sort(STRONGEST);
    TreeMap<Integer, Finding> kept = new TreeMap<>();
    for (Finding finding : byStrength) {
      var left = kept.floorEntry(finding.start());
      var right = kept.ceilingEntry(finding.start());
      boolean free = (left == null || left.getValue().end() <= finding.start())
          && (right == null || right.getKey() >= finding.end());
      if (free) {
        kept.put(finding.start(), finding);
      }
    }
    return List.copyOf(kept.values());
  }
}
