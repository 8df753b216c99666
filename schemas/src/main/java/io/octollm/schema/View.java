package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param circuits what is remembered of arms that failed, by their names; null for nothing
 */
public record View(
    Instant now,
    int homePartition,
    String policy,
    List<ArmRow> arms,
    Map<String, Integer> slots,
    boolean warmingUp,
    @Nullable CachedAnswer cache,
    @Nullable Map<String, Circuit> circuits) {

  public View {
    circuits = circuits == null || circuits.isEmpty() ? null : circuits;
    policy = policy == null ? "" : policy;
    arms = arms == null ? List.of() : List.copyOf(arms);
    slots = slots == null ? Map.of() : slots;
  }

  /** A view in which no arm has failed. */
  public View(Instant now, int homePartition, String policy, List<ArmRow> arms,
      Map<String, Integer> slots, boolean warmingUp, @Nullable CachedAnswer cache) {
    this(now, homePartition, policy, arms, slots, warmingUp, cache, null);
  }

  /** What is remembered of an arm. */
  public Circuit circuit(String arm) {
    return circuits == null ? Circuit.CLOSED : circuits.getOrDefault(arm, Circuit.CLOSED);
  }

  /**
   * What one partition remembers of an arm's failures.
   *
   * @param state of the circuit before the arm
   * @param failures attempts in a row that failed by the arm's fault, each of another task
   * @param lastTask that failed; null when none has
   * @param until when an open circuit may be tried, or a half-open one tried again; null when closed
   * @param flood whether it is open because too much would end as dead letters
   * @param letters in a row that ended, or would have ended, as dead letters
   * @param window the last ends, a bit each, the latest lowest: 1 for a dead letter
   * @param ends in the window
   */
  public record Circuit(Breaker state, int failures, @Nullable String lastTask, @Nullable Instant until,
      boolean flood, int letters, long window, int ends) {
    public static final Circuit CLOSED =
        new Circuit(Breaker.CLOSED, 0, null, null, false, 0, 0, 0);

    /** The circuit of an arm for which an operator holds work back: until he says otherwise. */
    public static final Circuit HELD =
        new Circuit(Breaker.OPEN, 0, null, Instant.parse("9999-12-31T00:00:00Z"), true, 0, 0, 0);

    /** The circuit of an arm for which work was held back before anybody remembers: to be tried at once. */
    public static Circuit heldBack(Instant now) {
      return new Circuit(Breaker.OPEN, 0, null, now, true, 0, 0, 0);
    }

    // Written out because the JVM makes a record's own with classes that it spins at the first call, at each start.
    @Override
    public boolean equals(Object other) {
      return other instanceof Circuit circuit && state == circuit.state && failures == circuit.failures
          && flood == circuit.flood && letters == circuit.letters && window == circuit.window && ends == circuit.ends
          && Objects.equals(lastTask, circuit.lastTask) && Objects.equals(until, circuit.until);
    }

    @Override
    public int hashCode() {
      return Objects.hash(state, failures, lastTask, until, flood, letters, window, ends);
    }

    /** The state by now: a pause that is over makes an open circuit half-open. */
    public Breaker at(Instant now) {
      return state == Breaker.OPEN && isOver(now) ? Breaker.HALF_OPEN : state;
    }

    /**
     * How many more steps the arm may get.
     *
     * @param free places without a circuit; one that is not closed has one, and none while it is taken
     */
    public int places(Instant now, int free) {
      return state == Breaker.CLOSED ? free : isOver(now) ? 1 : 0;
    }

    private boolean isOver(Instant now) {
      return until == null || !now.isBefore(until);
    }
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

    public ArmRow behind(Breaker other) {
      return new ArmRow(arm, capabilities, fresh, other, capacity, free, ok, n, costTier, models, unsafe);
    }
  }

  /** An earlier answer to the same task. */
  public record CachedAnswer(String key, JsonNode output, double confidence) {}
}
