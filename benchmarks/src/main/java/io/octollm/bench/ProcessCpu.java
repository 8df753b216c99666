package io.octollm.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has taken of the processors so far; others on the machine disturb it less than a clock. */
final class ProcessCpu {
  private ProcessCpu() {}

  static double micros() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      throw new IllegalStateException("this JVM does not tell its processor time");
    }
    return system.getProcessCpuTime() / 1e3;
  }
}
