package io.octollm.bench;

import java.util.ArrayList;
import java.util.List;

/** How fast something went, by looks at how much of it was done and committed. */
final class Pace {
  private record Look(long nanos, long done) {}

  private final List<Look> looks = new ArrayList<>();
  private final long total;

  Pace(long total) {
    this.total = total;
  }

  /** Notes how much was done at a time; tells whether it was all. */
  boolean look(long nanos, long done) {
    looks.add(new Look(nanos, done));
    return done >= total;
  }

  /**
   * Units a second from the first commit that was seen to the last: starting up does not count. What
   * was done in one commit is measured from the last look before it.
   */
  double perSecond() {
    Look last = looks.getLast();
    Look first = looks.getFirst();
    for (Look look : looks) {
      if (look.done() > 0 && look.done() < last.done()) {
        return perSecond(look, last);
      }
      first = look.done() == 0 ? look : first;
    }
    return perSecond(first, last);
  }

  private static double perSecond(Look from, Look to) {
    return (to.done() - from.done()) * 1e9 / Math.max(1, to.nanos() - from.nanos());
  }
}
