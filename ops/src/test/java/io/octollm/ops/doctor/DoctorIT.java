package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.command.CommandLimits;
import io.octollm.command.CommandSettings;
import io.octollm.command.SandboxChoice;
import io.octollm.ops.Cluster;
import io.octollm.schema.Topics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(30)
class DoctorIT {
  @TempDir Path folder;
  private Cluster cluster;

  @BeforeEach
  void topics(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
  }

  private DoctorSettings settings(List<Topics.Spec> topics) {
    return Looks.at(cluster.kafka(), cluster.topics(), topics, folder);
  }

  private List<Topics.Spec> specs(int partitions, String... arms) {
    return cluster.topics().specs(partitions, List.of(arms));
  }

  private static List<Finding> examine(DoctorSettings settings) throws InterruptedException {
    return new Doctor(settings, Clock.systemUTC()).examine();
  }

  private static List<String> troubles(List<Finding> findings) {
    return findings.stream().filter(f -> f instanceof Finding.Trouble).map(Finding::line).toList();
  }

  @Test
  void soundPipelineHasNoTrouble() throws Exception {
    List<Finding> findings =
        examine(settings(specs(Cluster.PARTITIONS, "coder")));

    assertThat(troubles(findings)).isEmpty();
    assertThat(findings).extracting(Finding::check).contains("java", "data folder", "broker",
        "broker features", "topic " + cluster.topics().tasks(), "clock", "redis", "model", "embeddings");
  }

  @Test
  void missingTopicIsNamedWithTheCommandThatMakesIt() throws Exception {
    assertThat(troubles(examine(settings(specs(Cluster.PARTITIONS, "judge")))))
        .contains("FAIL  topic " + cluster.topics().arm("judge")
            + ": does not exist; fix: octollm topics --create");
  }

  @Test
  void outcomesThatDoNotFitTasksNameBothNumbers() throws Exception {
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.createPartitions(Map.of(cluster.topics().tasks(), NewPartitions.increaseTo(5))).all()
          .get();
      Cluster.await("five partitions", Duration.ofSeconds(10),
          () -> partitions(admin, cluster.topics().tasks()) == 5);
    }
    assertThat(troubles(examine(settings(specs(Cluster.PARTITIONS)))))
        .hasSize(2).anySatisfy(line -> assertThat(line).contains(cluster.topics().outcomes(),
            "has 3 partitions, " + cluster.topics().tasks() + " has 5", "--partitions 5"));
  }

  private static int partitions(Admin admin, String topic) {
    try {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()
          .size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noBrokerAtAllIsNamedWithTheWayToOne() throws Exception {
    DoctorSettings none =
        Looks.at(Map.of(), cluster.topics(), specs(1), folder);

    assertThat(troubles(examine(none))).singleElement()
        .satisfies(line -> assertThat(line).contains("none is named", "octollm up"));
  }

  @Test
  void wrongTimestampTypeAndShortRetentionAreNamed() throws Exception {
    alter(cluster.topics().control(), "message.timestamp.type", "CreateTime");
    alter(cluster.topics().tasks(), "retention.ms", "60000");
    alter(cluster.topics().results(), "retention.ms", "-1");

    assertThat(troubles(examine(settings(specs(Cluster.PARTITIONS)))))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line)
            .contains("message.timestamp.type=CreateTime, LogAppendTime is expected"))
        .anySatisfy(line -> assertThat(line).contains("retention.ms=60000"));
  }

  private void alter(String topic, String name, String value) throws Exception {
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic),
          List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
          .all().get();
    }
  }

  @Test
  void sandboxOfTheExecutorIsTriedOut() throws Exception {
    assertThat(executor(SandboxChoice.UNSANDBOXED, 512)).isInstanceOfSatisfying(Finding.Ok.class, ok ->
        assertThat(ok.what()).startsWith("sandbox: unsandboxed, as executor.sandbox says"));
    // Where bubblewrap is missing it is asked for, and where it is there nothing starts in it.
    assertThat(executor(SandboxChoice.BUBBLEWRAP, 1)).isInstanceOfSatisfying(Finding.Trouble.class, trouble -> {
      assertThat(trouble.cause()).startsWith("bubblewrap is ");
      assertThat(trouble.fix()).contains("bubblewrap");
    });
  }

  private Finding executor(SandboxChoice choice, int memoryMib) throws InterruptedException {
    CommandLimits limits = new CommandLimits(Duration.ofSeconds(5), 10, memoryMib, 16, 64);
    return examine(new DoctorSettings(Map.of(), cluster.topics(), specs(1), null, Endpoints.NONE, folder,
        new CommandSettings(choice, Map.of(), limits), Looks.NOTHING)).stream()
        .filter(finding -> finding.check().equals("executor")).findFirst().orElseThrow();
  }

  @Test
  void brokerThatIsAwayIsOneLineWithinTenSeconds() throws Exception {
    DoctorSettings away =
        Looks.at(Map.of("bootstrap.servers", "127.0.0.1:1"), cluster.topics(), specs(1), folder);
    long start = System.nanoTime();
    List<String> troubles = troubles(examine(away));

    assertThat(troubles).singleElement().satisfies(line -> assertThat(line)
        .contains("127.0.0.1:1 cannot be reached", "set OCTOLLM_KAFKA_BOOTSTRAP"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void brokerClockInTheFutureIsNamed() throws Exception {
    cluster.send(cluster.topics().registry(), "coder/1", Map.of());
    Clock behind = Clock.fixed(Instant.now().minusSeconds(3600), ZoneOffset.UTC);
    List<Finding> findings = new Doctor(settings(specs(Cluster.PARTITIONS)),
        behind).examine();

    assertThat(troubles(findings)).singleElement()
        .satisfies(line -> assertThat(line).contains("clock", "s ahead of this machine's"));
  }

  @Test
  void redisThatRefusesAndEndpointsThatRefuseTheirKeysAreNamed() throws Exception {
    HttpServer model = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    model.createContext("/", exchange -> {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
    });
    model.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + model.getAddress().getPort() + "/v1");
      Optional<Endpoint> there = Optional.of(
          new Endpoint(address, Map.of("Authorization", "Bearer key-for-tests"), List.of()));
      assertThat(troubles(examine(Looks.at(cluster.kafka(), cluster.topics(), specs(Cluster.PARTITIONS),
          URI.create("redis://127.0.0.1:1"), new Endpoints(there, Optional.empty(), there), folder))))
          .anySatisfy(line -> assertThat(line).contains("redis", "refuses connections"))
          .anySatisfy(line -> assertThat(line).contains("model", "refuses the key with 401")
              .doesNotContain("key-for-tests"))
          .anySatisfy(line -> assertThat(line).contains("embeddings", "refuses the key with 401",
              "OCTOLLM_EMBEDDINGS_API_KEY").doesNotContain("key-for-tests"));
    } finally {
      model.stop(0);
    }
  }

  @Test
  void dataFolderThatIsAFileIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(HostChecks.dataFolder(file, 0).line()).contains("is no folder", "OCTOLLM_DATA_DIR");
  }
}
