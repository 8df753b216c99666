package io.octollm.ops.doctor;

import io.octollm.ops.topic.Clients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks at the broker, its features, its topics and its clock, through describing calls alone. */
final class BrokerChecks {
  private static final int REQUEST_MILLIS = 3_000;
  private static final int API_MILLIS = 4_000;
  private static final Duration MAX_SKEW = Duration.ofSeconds(2);
  private static final short TRANSACTIONS_V2 = 2;

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
      int brokers = cluster.nodes().get().size();
      findings.add(new Finding.Ok("broker", where + " answers, " + brokers + " broker(s), cluster "
          + cluster.clusterId().get()));
      findings.add(features(admin));
      findings.addAll(new TopicChecks(admin, settings.topics(), settings.specs(), brokers).findings());
      findings.add(brokerClock(admin));
    } catch (ExecutionException | KafkaException e) {
      findings.add(findings.isEmpty() ? unreachable(where, e) : broke(e));
    }
    return findings;
  }

  private static Finding unreachable(Object where, Exception e) {
    return new Finding.Trouble("broker", where + " cannot be reached (" + name(e) + ")",
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

  private static Finding features(Admin admin) throws InterruptedException, ExecutionException {
    Map<String, FinalizedVersionRange> features =
        admin.describeFeatures().featureMetadata().get().finalizedFeatures();
    FinalizedVersionRange transactions = features.get("transaction.version");
    return transactions != null && transactions.maxVersionLevel() >= TRANSACTIONS_V2
        ? new Finding.Ok("broker features", "transaction.version "
            + transactions.maxVersionLevel() + ", of " + features.size() + " features")
        : new Finding.Trouble("broker features",
            "transaction.version is below 2, a lost client may leave a transaction open",
            "kafka-features.sh upgrade --feature transaction.version=2");
  }

  /** A heartbeat that the broker took in our future means that the clocks differ. */
  private Finding brokerClock(Admin admin) throws InterruptedException, ExecutionException {
    TopicPartition registry = new TopicPartition(settings.topics().registry(), 0);
    if (!admin.listTopics().names().get().contains(registry.topic())) {
      return new Finding.Skipped("clock", "there is no registry topic to compare with");
    }
    long newest;
    try {
      newest = admin.listOffsets(Map.of(registry, OffsetSpec.maxTimestamp()))
          .partitionResult(registry).get().timestamp();
    } catch (ExecutionException e) {
      return new Finding.Skipped("clock", "no heartbeat to compare with (" + name(e) + ")");
    }
    if (newest < 0) {
      return new Finding.Skipped("clock", "no heartbeat to compare with yet");
    }
    Duration ahead = Duration.between(clock.instant(), Instant.ofEpochMilli(newest));
    return ahead.compareTo(MAX_SKEW) <= 0
        ? new Finding.Ok("clock", "the broker's is not ahead of this one, newest heartbeat "
            + Math.max(0, -ahead.toSeconds()) + " s ago")
        : new Finding.Trouble("clock", "the broker's is " + ahead.toSeconds()
            + " s ahead of this machine's", "let NTP set both clocks");
  }
}
