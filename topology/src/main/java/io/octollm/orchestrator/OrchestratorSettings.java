package io.octollm.orchestrator;

import java.time.Duration;
import java.util.Set;

/**
 * The orchestrator's limits and times.
 *
 * @param stepTimeout how long an arm may work on one attempt
 * @param leaseGrace how long the orchestrator waits beyond that before it gives the attempt up
 * @param backoffBase pause before the first retry, at the most; doubled for each further one
 * @param backoffMax the longest pause
 * @param routingWait how long a step waits for an arm that is known but not alive
 * @param dedupeRetention how long an ended task's id is remembered
 * @param failedRetention how long a failed task's full state is kept
 * @param maxSteps of a plan
 * @param maxReplans how often another plan is asked for after the first
 * @param maxCopyBytes of a dead letter's copy for reading
 * @param circuits when an arm is left alone
 * @param liveArms arms whose output comes from the outside world: tainted, and never cached
 */
public record OrchestratorSettings(
    Duration stepTimeout,
    Duration leaseGrace,
    Duration backoffBase,
    Duration backoffMax,
    Duration routingWait,
    Duration dedupeRetention,
    Duration failedRetention,
    int maxSteps,
    int maxReplans,
    int maxCopyBytes,
    CircuitSettings circuits,
    Set<String> liveArms) {

  public static final OrchestratorSettings DEFAULT = new OrchestratorSettings(
      Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(60),
      Duration.ofSeconds(30), Duration.ofDays(7), Duration.ofDays(7), 20, 2, 64 * 1024, CircuitSettings.DEFAULT,
      Set.of("executor", "retriever"));
}
