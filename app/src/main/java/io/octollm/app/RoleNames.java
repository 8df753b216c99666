package io.octollm.app;

import io.octollm.arm.Arms;
import io.octollm.schema.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parts of a pipeline a process is to be.
 *
 * @param arms by name, in the catalogue's order
 * @param http whether a port is opened
 */
record RoleNames(boolean broker, boolean topology, List<String> arms, boolean console, boolean lag,
    boolean http) {
  private static final String ONE_ARM = "arm:";

  static RoleNames all(boolean broker) {
    return new RoleNames(broker, true, Arms.names(), true, true, true);
  }

  /** A pipeline that only its own process looks at. */
  static RoleNames throwaway(List<String> arms) {
    return new RoleNames(true, true, arms, false, false, false);
  }

  /** Reads {@code broker,topology,arms,arm:NAME,console,lag}; an unknown one ends the verb. */
  static RoleNames parse(List<String> names) {
    List<String> known = new ArrayList<>(List.of("broker", "topology", "arms", "console", "lag"));
    Arms.names().forEach(arm -> known.add(ONE_ARM + arm));
    Set<String> arms = new LinkedHashSet<>();
    for (String name : names) {
      if (!known.contains(name)) {
        throw Failure.usage("--only knows no role " + name + ", the nearest is "
            + Spelling.nearest(name, known));
      }
      if (name.equals("arms")) {
        arms.addAll(Arms.names());
      } else if (name.startsWith(ONE_ARM)) {
        arms.add(name.substring(ONE_ARM.length()));
      }
    }
    return new RoleNames(names.contains("broker"), names.contains("topology"),
        Arms.names().stream().filter(arms::contains).toList(), names.contains("console"),
        names.contains("lag"), true);
  }
}
