package io.octollm.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The door to a Kafka cluster: asks with a time limit, and says in one line what is in the way. */
final class Cluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Admin admin;
  private final String bootstrap;

  private Cluster(Admin admin, String bootstrap) {
    this.admin = admin;
    this.bootstrap = bootstrap;
  }

  /** Reaches the cluster within 10 s, or ends the verb with the address that does not answer. */
  static Cluster reach(Map<String, Object> kafka) {
    String bootstrap = String.valueOf(kafka.get("bootstrap.servers"));
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis() / 2);
    try {
      Cluster cluster = new Cluster(Admin.create(settings), bootstrap);
      try {
        cluster.await(cluster.admin.describeCluster().clusterId());
        return cluster;
      } catch (Failure e) {
        cluster.close();
        throw e;
      }
    } catch (KafkaException e) {
      throw Failure.unreachable(
          "the Kafka client's settings do not fit " + bootstrap + ": " + e.getMessage());
    }
  }

  Admin admin() {
    return admin;
  }

  /** How many brokers there are now. */
  int brokers() {
    return await(admin.describeCluster().nodes()).size();
  }

  /** The answer, within the limit; a broker that does not answer ends the verb. */
  <T> T await(Future<T> answer) {
    try {
      return answer.get(LIMIT.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw unreachable(bootstrap);
      }
      throw Failure.unreachable("Kafka at " + bootstrap + " refuses: "
          + cause.getClass().getSimpleName() + ": " + cause.getMessage());
    } catch (TimeoutException e) {
      throw unreachable(bootstrap);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while waiting for Kafka at " + bootstrap);
    }
  }

  static Failure unreachable(String bootstrap) {
    return Failure.unreachable("Kafka cannot be reached at " + bootstrap + " within "
        + LIMIT.toSeconds() + " s: check the address and that the broker runs");
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
