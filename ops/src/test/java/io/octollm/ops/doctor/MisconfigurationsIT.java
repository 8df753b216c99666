package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.schema.ArmCapability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker on which all is wrong at once: each thing is one line with its cause and its fix. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class MisconfigurationsIT {
  /** More than a heartbeat may be late. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static Cluster cluster;
  private static List<Finding> findings;
  private static Duration took;

  /**
   * What is wrong.
   *
   * @param check whose line names it; {@code %} stands for the topics' prefix
   * @param cause a part of the line; so is the fix
   */
  record Wrong(String check, String cause, String fix) {
    String in(String prefix, String part) {
      return part.replace("%", prefix);
    }
  }

  static Stream<Wrong> wrong() {
    String alter = "kafka-configs.sh --alter --entity-type topics --entity-name ";
    return Stream.of(
        new Wrong("topic %control", "has 4 partitions, %tasks has 3",
            "kafka-topics.sh --alter --topic %tasks --partitions 4"),
        new Wrong("topic %outcomes", "has 5 partitions, %tasks has 3",
            "kafka-topics.sh --alter --topic %tasks --partitions 5"),
        new Wrong("topic %tasks", "message.timestamp.type=CreateTime, LogAppendTime is expected",
            alter + "%tasks --add-config message.timestamp.type=LogAppendTime"),
        new Wrong("topic %control", "message.timestamp.type=CreateTime", alter + "%control"),
        new Wrong("topic %outcomes", "message.timestamp.type=CreateTime", alter + "%outcomes"),
        new Wrong("topic %registry", "message.timestamp.type=CreateTime", alter + "%registry"),
        new Wrong("topic %tasks", "retention.ms=60000, 1209600000 is expected",
            alter + "%tasks --add-config retention.ms=1209600000"),
        new Wrong("topic %dlq.coder", "keeps letters longer than %tasks keeps their originals",
            alter + "%tasks --add-config retention.ms=2592000000"),
        new Wrong("topic %registry", "cleanup.policy=delete, compact is expected", alter + "%registry"),
        new Wrong("topic %settings", "cleanup.policy=delete, compact is expected", alter + "%settings"),
        new Wrong("topic %documents", "cleanup.policy=delete, compact is expected", alter + "%documents"),
        new Wrong("topic %dlq.judge", "does not exist", "octollm topics --create"),
        new Wrong("topic %arm.judge", "does not exist", "octollm topics --create"),
        new Wrong("topic %results", "max.message.bytes=1000, 2097152 is expected", alter + "%results"),
        new Wrong("topic %events", "min.insync.replicas=2 and 1 replica(s), it takes no record",
            alter + "%events --add-config min.insync.replicas=1"),
        new Wrong("broker features", "transaction.version is 1, 2 is needed",
            "kafka-features.sh upgrade --feature transaction.version=2"),
        new Wrong("broker features", "streams.version is 0, 1 is needed",
            "or set OCTOLLM_STREAMS_PROTOCOL=classic"),
        new Wrong("time-outs", "kafka.transaction.timeout.ms is 3600000,"
            + " the broker's transaction.max.timeout.ms is 900000", "lower the first"),
        new Wrong("kafka settings", "kafka.heartbeat.interval.ms is the broker's to set", "remove it"),
        new Wrong("kafka settings", "kafka.sesion.timeout.ms is known to no Kafka client",
            "write kafka.session.timeout.ms"),
        new Wrong("kafka settings", "kafka.acks is not what Kafka takes there",
            "give it a value of type string, [all, -1, 0, 1]"),
        new Wrong("settings", "OCTOLLM_REDIS_ULR is no setting", "write OCTOLLM_REDIS_URL"),
        new Wrong("clock", " s behind that of coder/far", "let NTP set both clocks"));
  }

  @BeforeAll
  static void breakAll(EmbeddedBroker broker) throws Exception {
    cluster = new Cluster(broker.bootstrap());
    String prefix = cluster.topics().prefix();
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.createPartitions(Map.of(prefix + "control", NewPartitions.increaseTo(4),
          prefix + "outcomes", NewPartitions.increaseTo(5))).all().get();
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (String topic : List.of("tasks", "control", "outcomes", "registry")) {
        change(changes, prefix + topic, "message.timestamp.type", "CreateTime");
      }
      for (String topic : List.of("registry", "settings", "documents")) {
        change(changes, prefix + topic, "cleanup.policy", "delete");
      }
      change(changes, prefix + "tasks", "retention.ms", "60000");
      change(changes, prefix + "dlq.coder", "retention.ms", "2592000000");
      change(changes, prefix + "results", "max.message.bytes", "1000");
      change(changes, prefix + "events", "min.insync.replicas", "2");
      admin.incrementalAlterConfigs(changes).all().get();
      admin.updateFeatures(Map.of("transaction.version", downgrade(1), "streams.version", downgrade(0)),
          new UpdateFeaturesOptions()).all().get();
      cluster.send(prefix + "registry", "coder/far", heartbeat(Instant.now().plus(SKEW)));
      Cluster.await("four partitions of control", Duration.ofSeconds(10), () ->
          partitions(admin, prefix + "control") == 4 && partitions(admin, prefix + "outcomes") == 5);
    }
    long start = System.nanoTime();
    findings = new Doctor(settings(), Clock.systemUTC()).examine();
    took = Duration.ofNanos(System.nanoTime() - start);
  }

  private static DoctorSettings settings() {
    Map<String, Object> kafka = new HashMap<>(cluster.kafka());
    kafka.put("transaction.timeout.ms", "3600000");
    kafka.put("heartbeat.interval.ms", "1000");
    kafka.put("sesion.timeout.ms", "1000");
    kafka.put("acks", "a-secret-word");
    return new DoctorSettings(kafka, cluster.topics(),
        cluster.topics().specs(Cluster.PARTITIONS, List.of("coder", "judge")), null, Endpoints.NONE,
        folder, Looks.UNSANDBOXED,
        new Wanted(false, Optional.empty(), List.of(new Finding.Trouble(
            "settings", "OCTOLLM_REDIS_ULR is no setting, nothing reads it", "write OCTOLLM_REDIS_URL or unset it"))));
  }

  private static ArmCapability heartbeat(Instant at) {
    return new ArmCapability("coder", "far", List.of(), 1, 0, ArmCapability.Success.NONE, 0, List.of(),
        false, "none", "1", at);
  }

  private static FeatureUpdate downgrade(int level) {
    return new FeatureUpdate((short) level, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
  }

  private static void change(
      Map<ConfigResource, Collection<AlterConfigOp>> changes, String topic, String key, String value) {
    changes.merge(new ConfigResource(ConfigResource.Type.TOPIC, topic),
        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)),
        (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
  }

  private static int partitions(Admin admin, String topic) {
    try {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Finding.Trouble> troubles() {
    return findings.stream().filter(Finding.Trouble.class::isInstance).map(Finding.Trouble.class::cast)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void eachIsOneLineWithItsCauseAndItsFix(Wrong wrong) {
    String prefix = cluster.topics().prefix();

    assertThat(troubles()).filteredOn(t -> t.check().equals(wrong.in(prefix, wrong.check()))
            && t.cause().contains(wrong.in(prefix, wrong.cause()))).singleElement()
        .satisfies(t -> assertThat(t.fix()).contains(wrong.in(prefix, wrong.fix())))
        .satisfies(t -> assertThat(t.line()).doesNotContain("\n"));
  }

  @Test
  void nothingElseIsFoundAndAllWithinTenSeconds() {
    assertThat(troubles()).hasSize((int) wrong().count());
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aValueThatIsNotFitIsNotPrinted() {
    assertThat(findings).allSatisfy(f -> assertThat(f.line()).doesNotContain("a-secret-word"));
  }

  @Test
  void eachStandsOnThePage() {
    assertThat(troubles()).allSatisfy(DoctorPage::tells);
  }

  @Test
  void theJsonOfATroubleHasItsNameStatusCauseAndFix() {
    assertThat(troubles().getFirst().toJson().propertyNames())
        .containsExactly("name", "status", "cause", "fix");
  }
}
