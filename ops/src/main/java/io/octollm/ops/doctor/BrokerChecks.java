package io.octollm.ops.doctor;

import io.octollm.ops.topic.Clients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Looks at the broker: its features, limits, topics and clock; writes nothing. */
final class BrokerChecks {
  private static final int REQUEST_MILLIS = 3_000;
  private static final int API_MILLIS = 4_000;

  private final DoctorSettings settings;
  private final Clock clock;

  BrokerChecks(DoctorSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Object where = settings.kafka().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (where == null) {
      return List.of(new Finding.Trouble("broker", "none is named and none runs in the data folder",
          "start one with octollm up, or set OCTOLLM_KAFKA_BOOTSTRAP"));
    }
    Map<String, Object> bounded = new HashMap<>(Clients.bounded(settings.kafka()));
    bounded.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    bounded.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_MILLIS);
    try (Admin admin = Admin.create(bounded)) {
      DescribeClusterResult cluster = admin.describeCluster();
      List<Node> brokers = List.copyOf(cluster.nodes().get());
      findings.add(new Finding.Ok("broker", where + " answers, " + brokers.size()
          + " broker(s), cluster " + cluster.clusterId().get()));
      findings.addAll(features(admin));
      findings.addAll(limits(admin, brokers.getFirst()));
      findings.addAll(
          new TopicChecks(admin, settings.topics(), settings.specs(), brokers.size()).findings());
      findings.add(BrokerClock.compare(bounded, settings.topics().registry(), clock));
    } catch (ExecutionException | KafkaException e) {
      findings.add(findings.isEmpty() ? unreachable(where, e) : broke(e));
    }
    return findings;
  }

  private static Finding unreachable(Object where, Exception e) {
    return new Finding.Trouble("broker", where + " cannot be reached (" + name(e) + "): it "
        + AddressProbe.reason(where.toString()),
        "start it (octollm up) or set OCTOLLM_KAFKA_BOOTSTRAP to a running one");
  }

  private static Finding broke(Exception e) {
    return new Finding.Trouble("broker", "a question to it failed (" + name(e) + ")",
        "see whether this user may describe the cluster and its topics");
  }

  static String name(Exception e) {
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    return cause.getClass().getSimpleName();
  }

  private BrokerFit fit() {
    return new BrokerFit(settings.kafka(), settings.wanted().classicStreams());
  }

  private List<Finding> features(Admin admin) throws InterruptedException, ExecutionException {
    Map<String, FinalizedVersionRange> found =
        admin.describeFeatures().featureMetadata().get().finalizedFeatures();
    return Misfit.findings(fit().features(found), BrokerFit.FEATURES, new Finding.Ok(BrokerFit.FEATURES,
        "each of " + found.size() + " is at the level that is needed"));
  }

  private List<Finding> limits(Admin admin, Node broker) throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
    try {
      Config config = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
      return Misfit.findings(fit().limits(config), BrokerFit.TIMEOUTS,
          new Finding.Ok(BrokerFit.TIMEOUTS, "they fit between the clients and the broker"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return List.of(
            new Finding.Skipped(BrokerFit.TIMEOUTS, "this user may not read the broker's settings"));
      }
      throw e;
    }
  }
}
