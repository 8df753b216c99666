package io.octollm.orchestrator;

import io.octollm.schema.TaskError;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** How long to wait before an attempt: what the failing side asked for, else exponential with full jitter. */
final class Backoff {
  private final long baseMillis;
  private final long maxMillis;

  Backoff(OrchestratorSettings settings) {
    baseMillis = settings.backoffBase().toMillis();
    maxMillis = settings.backoffMax().toMillis();
  }

  /**
   * The pause after a failed attempt. The jitter comes from the task's id, so that the same history
   * always waits equally long.
   *
   * @param attempt the one that failed, from 1
   */
  long millis(String taskId, String step, int attempt, TaskError error) {
    Long asked = error.retryAfterMs();
    if (asked != null) {
      return Math.max(0, asked);
    }
    long ceiling = Math.min(maxMillis, baseMillis << Math.min(attempt - 1, 30));
    CRC32C crc = new CRC32C();
    crc.update((taskId + '|' + step + '|' + attempt).getBytes(StandardCharsets.UTF_8));
    return (long) (crc.getValue() / (double) (1L << 32) * (ceiling + 1));
  }
}
