package io.octollm.app;

import io.octollm.ops.doctor.AddressProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

/** The door to a Kafka cluster: asks with a time limit, and says in one line what is in the way. */
final class Cluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  /** With the start of the program before it and the look at the address after it, below 10 s. */
  private static final Duration REACH = Duration.ofSeconds(7);

  private final Admin admin;
  private final String bootstrap;
  private final List<Node> nodes;

  private Cluster(Admin admin, String bootstrap, List<Node> nodes) {
    this.admin = admin;
    this.bootstrap = bootstrap;
    this.nodes = nodes;
  }

  /** Reaches the cluster within 7 s, or ends the verb with the address and what listens there. */
  static Cluster reach(Map<String, Object> kafka) {
    String bootstrap = String.valueOf(kafka.get("bootstrap.servers"));
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis() / 2);
    try {
      Admin admin = Admin.create(settings);
      try {
        return new Cluster(admin, bootstrap, List.copyOf(answer(bootstrap, REACH, admin.describeCluster(
            new DescribeClusterOptions().timeoutMs((int) REACH.toMillis())).nodes())));
      } catch (Failure e) {
        admin.close(Duration.ZERO);
        throw e;
      } catch (TimeoutException e) {
        // First, for it may keep busy what listens there.
        admin.close(Duration.ZERO);
        throw unreachable(bootstrap, REACH);
      }
    } catch (KafkaException e) {
      throw Failure.unreachable("no client for Kafka at " + bootstrap + " can be made: "
          + (e.getCause() == null ? e : e.getCause()).getMessage());
    }
  }

  Admin admin() {
    return admin;
  }

  /** The brokers that there were when it was reached. */
  List<Node> brokers() {
    return nodes;
  }

  /** The answer, within the limit; a broker that does not answer ends the verb. */
  <T> T await(Future<T> answer) {
    try {
      return answer(bootstrap, LIMIT, answer);
    } catch (TimeoutException e) {
      throw unreachable(bootstrap, LIMIT);
    }
  }

  private static <T> T answer(String bootstrap, Duration limit, Future<T> answer) throws TimeoutException {
    try {
      return answer.get(limit.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw (TimeoutException) new TimeoutException(cause.getMessage()).initCause(cause);
      }
      throw Failure.unreachable("Kafka at " + bootstrap + " refuses: "
          + cause.getClass().getSimpleName() + ": " + cause.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while waiting for Kafka at " + bootstrap);
    }
  }

  private static Failure unreachable(String bootstrap, Duration limit) {
    return Failure.unreachable("Kafka cannot be reached at " + bootstrap + " within "
        + limit.toSeconds() + " s, it " + AddressProbe.reason(bootstrap)
        + ": check the address (OCTOLLM_KAFKA_BOOTSTRAP) and that the broker runs");
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
