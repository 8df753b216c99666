package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a decision may depend on and that is not the task's own. Its used part is written
 * into the decision's {@link Event}, so that a recorded request re-executes to the same outputs.
 *
 * @param now when the decision was taken; never before the task's last decision
 * @param homePartition the partition that the task lives in
 * @param policy version of the policy in force
 * @param arms the registry's rows, one an arm, ordered by name
 * @param slots how many more steps each arm may get from this partition now
 * @param warmingUp true while an empty registry says nothing yet
 * @param cache the cache's answer to this task; null where none was asked for or found
 */
public record View(
    Instant now,
    int homePartition,
    String policy,
    List<ArmRow> arms,
    Map<String, Integer> slots,
    boolean warmingUp,
    @Nullable CachedAnswer cache) {

  public View {
    policy = policy == null ? "" : policy;
    arms = arms == null ? List.of() : List.copyOf(arms);
    slots = slots == null ? Map.of() : slots;
  }

  /** A closed, open or half-open circuit before an arm. */
  public enum Breaker {
    CLOSED,
    OPEN,
    HALF_OPEN;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What is known of one arm, over all its instances.
   *
   * @param capacity sum over the fresh instances; 0 when none is fresh
   * @param free capacity less the calls in flight, over the fresh instances
   */
  public record ArmRow(
      String arm,
      List<String> capabilities,
      boolean fresh,
      Breaker breaker,
      int capacity,
      int free,
      int ok,
      int n,
      int costTier,
      List<String> models,
      boolean unsafe) {
    public ArmRow {
      breaker = breaker == null ? Breaker.CLOSED : breaker;
      capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
      models = models == null ? List.of() : List.copyOf(models);
    }
  }

  /** An earlier answer to the same task. */
  public record CachedAnswer(String key, JsonNode output, double confidence) {}
}
