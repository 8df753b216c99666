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

  private static final int LEAST_ADDRESS = "https://a.io/".length();

  private Overlaps() {}

  /** Whether a web address holds a key, in its query or path: what stands before the key is an address all the same. */
  private static boolean isKeyIn(Finding url, Finding key) {
    return url.type().equals(Url.TYPE) && key.type().equals(ApiKey.TYPE)
        && key.start() - url.start() >= LEAST_ADDRESS && key.end() <= url.end();
  }

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
      } else if (right != null && isKeyIn(finding, right.getValue())
          && (left == null || left.getValue().end() <= finding.start())) {
        kept.put(finding.start(), finding.until(right.getKey()));
      }
    }
    return List.copyOf(kept.values());
  }
}
