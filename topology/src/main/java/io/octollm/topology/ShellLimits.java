package io.octollm.topology;

import io.octollm.schema.Topics;
import java.time.Duration;

/**
 * The limits and times of the shells.
 *
 * @param topicBytes the largest record that our topics take
 * @param outputBytes the largest record that we write; below {@code topicBytes}
 * @param tick how often due times are looked at
 * @param timersPerTick how many are fired in one go, at the most
 * @param fresh how old a heartbeat may be
 * @param warmup how long after a start an empty registry says nothing
 * @param late by how much a timer may miss its time before the log says so
 * @param backlog how much more than its capacity an arm is given, as a factor
 */
public record ShellLimits(
    int topicBytes,
    int outputBytes,
    Duration tick,
    int timersPerTick,
    Duration fresh,
    Duration warmup,
    Duration late,
    int backlog) {
  public static final ShellLimits DEFAULT = new ShellLimits(Topics.MAX_RECORD_BYTES, Topics.MAX_RECORD_BYTES - 64 * 1024,
      Duration.ofMillis(50), 500, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 2);

  public ShellLimits {
    if (outputBytes >= topicBytes) {
      throw new IllegalArgumentException("outputBytes must be below topicBytes");
    }
  }
}
