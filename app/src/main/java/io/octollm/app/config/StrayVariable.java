package io.octollm.app.config;

import io.octollm.schema.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A variable that looks like a setting and that nothing reads: mistyped, or of another version.
 *
 * @param nearest the known variable that was probably meant
 */
public record StrayVariable(String name, String nearest) {
  /** What the launcher reads. */
  static final Set<String> LAUNCHERS = Set.of("OCTOLLM_JAVA_HOME", "OCTOLLM_JAVA_OPTS", "OCTOLLM_AOT");

  private static final String OURS = "OCTOLLM_";
  private static final String KAFKAS = "OCTOLLM_KAFKA_";
  /** Kubernetes gives each pod such variables for each service: also for one that is called octollm. */
  private static final Pattern OF_A_SERVICE = Pattern.compile(
      ".*_SERVICE_(HOST|PORT(_.*)?)|OCTOLLM(_[A-Z0-9_]+)?_PORT(_\\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?");

  /** @param known the variables of all settings */
  static List<StrayVariable> among(Collection<String> variables, Collection<String> known) {
    return variables.stream()
        .filter(name -> name.startsWith(OURS) && !name.startsWith(KAFKAS) && !known.contains(name)
            && !LAUNCHERS.contains(name) && !OF_A_SERVICE.matcher(name).matches())
        .sorted().map(name -> new StrayVariable(name, Spelling.nearest(name, known))).toList();
  }
}
