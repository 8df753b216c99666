package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A heartbeat: what one instance of an arm can do, and how busy it is.
 *
 * @param capacity calls it works on at the same time, at the most
 * @param success how its last attempts went
 * @param costTier 0 (free) to 5
 * @param models names in the order of preference; empty when the arm uses none
 * @param unsafe true when the arm's acts must not be repeated
 * @param sandbox what holds its acts: none, bubblewrap, …
 */
public record ArmCapability(
    String arm,
    String instance,
    List<String> capabilities,
    int capacity,
    int inFlight,
    Success success,
    int costTier,
    List<String> models,
    boolean unsafe,
    String sandbox,
    String version,
    Instant at) {

  /** How many of the last {@code n} (100 at the most) attempts ended well. */
  public record Success(int ok, int n) {
    public static final Success NONE = new Success(0, 0);
  }

  /** What one instance may claim; sums over a thousand instances still are whole numbers. */
  private static final int MAX_CAPACITY = 1_000_000;

  private static final int MAX_WINDOW = 100;

  public ArmCapability {
    Objects.requireNonNull(arm, "arm is missing");
    Objects.requireNonNull(instance, "instance is missing");
    Objects.requireNonNull(at, "at is missing");
    capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
    models = models == null ? List.of() : List.copyOf(models);
    success = success == null ? Success.NONE : success;
    sandbox = sandbox == null ? "none" : sandbox;
    version = version == null ? "" : version;
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException("capacity must lie between 1 and " + MAX_CAPACITY);
    }
    if (inFlight < 0 || inFlight > MAX_CAPACITY) {
      throw new IllegalArgumentException("in_flight must lie between 0 and " + MAX_CAPACITY);
    }
    if (success.ok() < 0 || success.ok() > success.n() || success.n() > MAX_WINDOW) {
      throw new IllegalArgumentException("success must count 0 to n well of at most " + MAX_WINDOW);
    }
    if (costTier < 0 || costTier > 5) {
      throw new IllegalArgumentException("cost_tier must lie between 0 and 5");
    }
  }
}
