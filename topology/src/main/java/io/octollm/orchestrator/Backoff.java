package io.octollm.orchestrator;

import io.octollm.schema.TaskError;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * How long to wait before an attempt: what the failing side asked for, else exponential with full jitter.
 * Those whom an arm's own limit told the same time come one after another, in up to that time again.
 */
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
   * @param attempt the one that failed, from 1 for the first of this submission
   */
  long millis(String taskId, String step, int attempt, TaskError error) {
    Long asked = error.retryAfterMs();
    if (asked != null) {
      long least = Math.max(0, asked);
      return Remedy.isTurnToCome(error)
          ? (long) (least + share(taskId, step, attempt) * Math.max(least, baseMillis)) : least;
    }
    long ceiling = Math.min(maxMillis, baseMillis << Math.min(attempt - 1, 30));
    return (long) (share(taskId, step, attempt) * (ceiling + 1));
  }

  /** From 0 to 1, without it. */
  private static double share(String taskId, String step, int attempt) {
    CRC32C crc = new CRC32C();
    crc.update((taskId + '|' + step + '|' + attempt).getBytes(StandardCharsets.UTF_8));
    return crc.getValue() / (double) (1L << 32);
  }
}
