package io.octollm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work of a plan.
 *
 * @param capability what the arm must be able to do; null when {@code arm} names the arm or any will do
 * @param arm the only candidate, or null
 * @param dependsOn ids of the steps whose results this one needs
 */
public record Step(
    String id,
    @Nullable String capability,
    @Nullable String arm,
    String instruction,
    List<String> dependsOn,
    List<String> criteria) {

  public Step {
    dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    criteria = criteria == null ? List.of() : List.copyOf(criteria);
  }
}
