package io.octollm.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one call may use. Without a sandbox time, processor time, memory and the size of files hold, where
 * prlimit is installed; unsandboxed only the time does.
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

  /** The words before a command that bound it without a sandbox; processes are then a user's own count. */
  List<String> before(Path prlimit) {
    return List.of(prlimit.toString(), "--cpu=" + cpuSeconds, "--as=" + ((long) memoryMib << 20),
        "--fsize=" + ((long) diskMib << 20), "--core=0", "--");
  }
}
