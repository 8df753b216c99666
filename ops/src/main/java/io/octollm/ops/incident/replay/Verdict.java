package io.octollm.ops.incident.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of re-executing a bundle. */
public sealed interface Verdict {

  /**
   * Every decision and every output was the recorded one.
   *
   * @param decisions taken again
   * @param outputs compared: events, assignments, results and dead letters
   * @param policy that the bundle was recorded or exported under, where that is another one than
   *     this, which decided the same here; null where it is this one
   * @param untold which could not be made again, each {@code where: why}; nothing is said of these
   */
  record Identical(int decisions, int outputs, @Nullable String policy, List<String> untold)
      implements Verdict {
    public Identical {
      untold = List.copyOf(untold);
    }

    Identical(int decisions, int outputs) {
      this(decisions, outputs, null, List.of());
    }
  }

  /**
   * Something else came out.
   *
   * @param decisions that were the same before the first divergence
   * @param where which decision or output, in words
   * @param differences the first ones, each {@code path: recorded …, now …}
   * @param untold which before it could not be made again, each {@code where: why}
   */
  record Differs(int decisions, String where, List<String> differences, List<String> untold)
      implements Verdict {
    public Differs {
      differences = List.copyOf(differences);
      untold = List.copyOf(untold);
    }

    Differs(int decisions, String where, List<String> differences) {
      this(decisions, where, differences, List.of());
    }
  }

  /** The bundle does not hold what re-execution needs. */
  record NotReproducible(String reason) implements Verdict {}
}
