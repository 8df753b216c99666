package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program with something wrong: the doctor's line, and the one line that ends a start. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class MisconfiguredIT {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder.resolve("kafka")));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static CommandRun verb(Map<String, String> environment, String... words) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("OCTOLLM_DATA_DIR", folder.resolve("data").toString());
    return CommandRun.with("", all, folder, words);
  }

  private static void refused(CommandRun run, int exit, String... parts) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.contains("warn"))).last().asString().contains(parts);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "OCTOLLM_PARTITIONS | many | partitions (OCTOLLM_PARTITIONS), from OCTOLLM_PARTITIONS, must be a whole number",
      "OCTOLLM_REDIS_URL | redis://[half | redis.url (OCTOLLM_REDIS_URL), from OCTOLLM_REDIS_URL, must be a URL",
      "OCTOLLM_HTTP_HOST | 0.0.0.0 | http.token (OCTOLLM_HTTP_TOKEN) must be set",
      "OCTOLLM_LLM_PROVIDER | opnai | llm.provider (OCTOLLM_LLM_PROVIDER), from OCTOLLM_LLM_PROVIDER, must be one of",
      "OCTOLLM_REFLEX_POLICY | no-such.json | must name a policy file: there is none of that name",
      "OCTOLLM_KAFKA_ACKS | hush-hush | kafka.acks is not what Kafka takes there",
      "OCTOLLM_KAFKA_HEARTBEAT_INTERVAL_MS | 1000 | kafka.heartbeat.interval.ms is the broker's to set"})
  void aSettingThatDoesNotFitIsNamedByTheDoctorAndEndsTheStart(String variable, String value, String problem) {
    Map<String, String> environment = Map.of(variable, value);

    refused(verb(environment, "up", "--port", "0"), Exit.USAGE, problem);
    CommandRun doctor = verb(environment, "doctor");
    assertThat(doctor.exit()).isEqualTo(Exit.NO);
    assertThat(doctor.lines()).filteredOn(line -> line.contains(problem)).singleElement().asString()
        .startsWith("FAIL  ").contains("; fix: ");
    assertThat(doctor.out() + doctor.err()).doesNotContain("hush");
  }

  @Test
  void aMistypedKeyOfTheFileIsNamedWithTheNearest() throws IOException {
    Path there = Files.createDirectories(folder.resolve("mistyped"));
    Files.writeString(there.resolve("octollm.properties"), "partitons=4\n");
    CommandRun up = CommandRun.with("", Map.of(), there, "up", "--port", "0");
    CommandRun doctor = CommandRun.with("", Map.of(), there, "doctor");

    refused(up, Exit.USAGE, "partitons in ", " is no setting, the nearest is partitions");
    assertThat(doctor.out()).contains("FAIL  settings: partitons in ", "the nearest is partitions");
  }

  @Test
  void aMistypedVariableIsNamedByTheDoctor() {
    CommandRun doctor = verb(Map.of("OCTOLLM_REDIS_ULR", "redis://hush", "OCTOLLM_SERVICE_HOST", "10.0.0.1",
        "OCTOLLM_PORT_8080_TCP", "tcp://10.0.0.1:8080", "OCTOLLM_JAVA_HOME", "/j"), "doctor");

    assertThat(doctor.exit()).isEqualTo(Exit.NO);
    assertThat(doctor.lines()).filteredOn(line -> line.contains(" settings: ")).containsExactly(
        "FAIL  settings: OCTOLLM_REDIS_ULR is no setting, nothing reads it; fix: write OCTOLLM_REDIS_URL or unset it");
  }

  /** Each variable that the launcher reads is one that is no stray. */
  @Test
  void theLaunchersVariablesAreKnown() throws IOException {
    Map<String, String> launchers = new HashMap<>();
    Pattern.compile("\\bOCTOLLM_[A-Z_]+").matcher(Files.readString(Path.of("../octollm")))
        .results().forEach(found -> launchers.put(found.group(), "x"));

    assertThat(launchers).isNotEmpty();
    assertThat(verb(launchers, "doctor").out()).contains("ok    settings: each is known and fits");
  }

  private CommandRun up(String prefix, Map<String, String> environment, String... more) {
    return verb(environment, Stream.concat(Stream.of("up", "--bootstrap", broker.bootstrap(), "--set",
        "topic-prefix=" + prefix, "--set", "application-id=" + prefix + "app"), Arrays.stream(more))
        .toArray(String[]::new));
  }

  private static void make(String name, int partitions, Map<String, String> settings) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings))).all().get();
    }
  }

  @Test
  void topicsThatDoNotFitEndTheStart() throws Exception {
    make("odd.tasks", 4, Map.of("message.timestamp.type", "CreateTime"));
    make("odd.control", 2, Map.of("message.timestamp.type", "LogAppendTime"));
    make("odd.events", 4, Map.of("min.insync.replicas", "2"));

    refused(up("odd.", Map.of(), "--port", "0"), Exit.UNREACHABLE,
        "odd.control has 2 partitions, odd.tasks has 4: kafka-topics.sh --alter --topic odd.control --partitions 4",
        "odd.tasks has message.timestamp.type=CreateTime, LogAppendTime is expected",
        "odd.events has min.insync.replicas=2 and 1 replica(s), it takes no record");

    CommandRun doctor = verb(Map.of(), "doctor", "--json", "--bootstrap", broker.bootstrap(), "--set",
        "topic-prefix=odd.");
    assertThat(doctor.exit()).isEqualTo(Exit.NO);
    assertThat(doctor.lines()).map(line -> Codec.json().readTree(line))
        .filteredOn(f -> f.get("name").stringValue().equals("topic odd.control")).singleElement()
        .satisfies(f -> assertThat(f.propertyNames()).containsExactly("name", "status", "cause", "fix"));
  }

  @Test
  void timeOutsThatTheBrokerDoesNotTakeEndTheStart() {
    refused(up("slow.", Map.of("OCTOLLM_KAFKA_TRANSACTION_TIMEOUT_MS", "3600000"), "--port", "0"),
        Exit.UNREACHABLE, "time-outs kafka.transaction.timeout.ms is 3600000,"
            + " the broker's transaction.max.timeout.ms is 900000: lower the first or raise the second");
  }

  @Test
  void aBrokerWithoutTheGroupsOfStreamsEndsTheStart() throws Exception {
    level("streams.version", 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
    try {
      refused(up("old.", Map.of(), "--port", "0"), Exit.UNREACHABLE, "streams.version is 0, 1 is needed",
          "or set OCTOLLM_STREAMS_PROTOCOL=classic");
    } finally {
      level("streams.version", 1, FeatureUpdate.UpgradeType.UPGRADE);
    }
  }

  private static void level(String feature, int level, FeatureUpdate.UpgradeType kind) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin.updateFeatures(Map.of(feature, new FeatureUpdate((short) level, kind)), new UpdateFeaturesOptions())
          .all().get();
      FinalizedVersionRange now;
      do {
        now = admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(feature);
      } while ((now == null ? 0 : now.maxVersionLevel()) != level);
    }
  }

  @Test
  void aPortThatIsTakenEndsTheStartAndIsNamedByTheDoctor() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      refused(up("port.", Map.of(), "--only", "lag", "--port", port), Exit.UNREACHABLE,
          "the HTTP port " + port + " on 127.0.0.1 is taken: choose another with --port (OCTOLLM_HTTP_PORT)");
      assertThat(verb(Map.of("OCTOLLM_HTTP_PORT", port), "doctor").out())
          .contains("FAIL  http port: " + port + " on 127.0.0.1 cannot be taken");
    }
  }

  @Test
  void aKeyThatIsTooShortEndsTheStart() throws IOException {
    Path data = Files.createDirectories(folder.resolve("short-key"));
    Files.writeString(data.resolve("secret.key"), "hush");
    CommandRun run = up("key.", Map.of(), "--port", "0", "--data", data.toString());

    refused(run, Exit.UNREACHABLE, "secret.key is shorter than 16 bytes: delete it");
    assertThat(run.err()).doesNotContain("hush");
  }

  @Test
  void aPortThatIsNoBrokersEndsTheStartWithinTenSeconds() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    long start = System.nanoTime();
    try {
      refused(verb(Map.of("OCTOLLM_KAFKA_BOOTSTRAP", address), "up", "--port", "0"), Exit.UNREACHABLE,
          "Kafka cannot be reached at " + address + " within 7 s, it speaks HTTP and is no Kafka broker");
    } finally {
      server.stop(0);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  /** What a pipeline can do without is a line of the log, and it starts. */
  @Test
  void whatIsBearableIsLoggedAndThePipelineStarts() throws Exception {
    Path data = Files.createDirectories(folder.resolve("bearable"));
    Path key = Files.writeString(data.resolve("secret.key"), "0123456789abcdef");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    make("short." + new Topics("").tasks(), 4, Map.of("message.timestamp.type", "LogAppendTime",
        "retention.ms", "60000"));
    Map<String, String> environment = Map.of("OCTOLLM_REDIS_ULR", "x", "OCTOLLM_REDIS_URL", "redis://127.0.0.1:1",
        "OCTOLLM_KAFKA_SESION_TIMEOUT_MS", "1", "OCTOLLM_LLM_PROVIDER", "openai", "OCTOLLM_LLM_MODEL", "m",
        "OCTOLLM_LLM_BASE_URL", "http://127.0.0.1:1/v1");
    try (OtherJvm up = OtherJvm.start(folder, environment, "up", "--data", data.toString(), "--port", "0",
        "--bootstrap", broker.bootstrap(), "--set", "topic-prefix=short.", "--set", "application-id=short")) {
      assertThat(up.firstLine(Duration.ofSeconds(60))).contains("\"event\":\"ready\"");

      for (String note : List.of("OCTOLLM_REDIS_ULR is no setting, nothing reads it: write OCTOLLM_REDIS_URL",
          "kafka.sesion.timeout.ms is known to no Kafka client: write kafka.session.timeout.ms",
          "short.tasks has retention.ms=60000, 1209600000 is expected",
          "secret key: " + key + " can be used by others than its owner: chmod 600",
          "redis: 127.0.0.1:1 refuses connections: start Redis there",
          "correct OCTOLLM_LLM_BASE_URL or start the model there")) {
        awaitNote(up, note);
      }
      assertThat(up.terminate(Duration.ofSeconds(30))).isZero();
    }
  }

  private static void awaitNote(OtherJvm up, String note) throws IOException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (up.err().stream().noneMatch(line -> line.contains(note) && line.contains("\"level\":\"warn"))) {
      assertThat(System.nanoTime()).as("no line says: " + note + "\n" + String.join("\n", up.err()))
          .isLessThan(until);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
