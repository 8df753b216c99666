package io.octollm.command;

import java.time.Duration;

/**
 * What one call may use. All but the time hold in the sandbox alone.
 *
 * @param time from start to end, by the clock on the wall
 * @param cpuSeconds of each process
 * @param memoryMib of address space of each process
 * @param processes at the same time, the sandbox's own first one among them
 * @param diskMib of the call's {@code /tmp} in all, which lies in memory; no file may be larger
 */
public record CommandLimits(
    Duration time, int cpuSeconds, int memoryMib, int processes, int diskMib) {
  public static final CommandLimits DEFAULT =
      new CommandLimits(Duration.ofSeconds(30), 10, 512, 16, 64);

  CommandLimits within(Duration shorter) {
    return new CommandLimits(shorter, cpuSeconds, memoryMib, processes, diskMib);
  }
}
