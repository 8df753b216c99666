package io.octollm.arm;

import io.octollm.schema.Topics;
import java.time.Duration;

/**
 * The settings of a worker.
 *
 * @param applicationId the pipeline's name; the arm's group is {@code <applicationId>.arm.<name>}
 * @param instance names this process among the arm's instances
 * @param maxInFlight calls at the same time, at the most; the arm's own capacity may be lower
 * @param maxOutputBytes an output above it is reported as too large
 * @param drain how long a stop waits for running calls before it hands them back
 */
public record WorkerSettings(
    Topics topics,
    String applicationId,
    String instance,
    String version,
    int maxInFlight,
    int maxOutputBytes,
    Duration heartbeat,
    Duration drain) {

  public static final int DEFAULT_MAX_IN_FLIGHT = 256;
  /** Of an arm that mostly waits for a model, so that it has no other limit than the setting. */
  static final int MOST_IN_FLIGHT = 10_000;
  public static final int DEFAULT_MAX_OUTPUT_BYTES = 256 * 1024;
  public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(1);
  public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(20);

  public WorkerSettings {
    if (maxInFlight < 1 || maxInFlight > MOST_IN_FLIGHT) {
      throw new IllegalArgumentException("maxInFlight: must be 1 to " + MOST_IN_FLIGHT + ", is " + maxInFlight);
    }
    if (maxOutputBytes < 1024) {
      throw new IllegalArgumentException("maxOutputBytes: must be 1024 or more, is " + maxOutputBytes);
    }
    if (heartbeat.toMillis() < 10) {
      throw new IllegalArgumentException("heartbeat: must be at least 10 ms, is " + heartbeat);
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("drain: must not be negative, is " + drain);
    }
  }

  public static WorkerSettings of(
      Topics topics, String applicationId, String instance, String version) {
    return new WorkerSettings(topics, applicationId, instance, version, DEFAULT_MAX_IN_FLIGHT,
        DEFAULT_MAX_OUTPUT_BYTES, DEFAULT_HEARTBEAT, DEFAULT_DRAIN);
  }

  String group(String arm) {
    return applicationId + ".arm." + arm;
  }
}
