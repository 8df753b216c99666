package io.octollm.ops.letter;

import io.octollm.ops.topic.Clients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Waits until a committed transaction is visible. A commit returns when it is decided; the
 * partitions hear of it a moment later, and a plan made in between would not see the last audits.
 */
final class Settlement {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Settlement() {}

  /** Whether the transactional id has nothing under way any more, within 5 s. */
  static boolean await(Map<String, Object> kafka, String transactionalId)
      throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (Admin admin = Admin.create(Clients.bounded(kafka))) {
      while (System.nanoTime() < deadline) {
        TransactionState state = admin.describeTransactions(List.of(transactionalId))
            .description(transactionalId).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).state();
        if (state != TransactionState.PREPARE_COMMIT && state != TransactionState.PREPARE_ABORT) {
          return true;
        }
        Thread.sleep(PAUSE);
      }
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
