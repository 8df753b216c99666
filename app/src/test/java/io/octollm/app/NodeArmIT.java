package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An arm in another language, with nothing but Kafka and the JSON Schemas, in a running pipeline. */
@Tag("tools")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@TestMethodOrder(OrderAnnotation.class)
class NodeArmIT {
  private static final String ARM = "texts";
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  @TempDir static Path folder;
  private static OtherJvm up;
  private static JsonNode ready;
  private static NodeArm arm;

  @BeforeAll
  static void start() throws Exception {
    Path home = NodeArm.install(folder);
    up = OtherJvm.start(folder, "up", "--data", folder.resolve("data").toString(), "--port", "0");
    ready = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90)));
    arm = NodeArm.start(home, ready.get("bootstrap").stringValue());
    await(() -> registry().contains("\"" + ARM + "\"") || !arm.runs());
  }

  @AfterAll
  static void end() {
    if (arm != null) {
      arm.close();
    }
    if (up != null) {
      up.close();
    }
  }

  @Test
  @Order(1)
  void tasksAreCompletedThroughItAtOnceAfterItRegistered() {
    twentyTasksAreCompleted("first");
  }

  /** @param word another one each time, for the same question is answered from the cache */
  private static void twentyTasksAreCompleted(String word) {
    String tasks = IntStream.range(0, 20).mapToObj(i ->
        "{\"goal\":\"Count these " + word + " " + i + "\",\"required_capabilities\":[\"text_statistics\"]}\n")
        .collect(Collectors.joining());

    CommandRun run = verb(tasks, "submit", "-", "--wait", "--timeout", "90");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.lines()).hasSize(20).allSatisfy(line -> {
      JsonNode result = Codec.json().readTree(line);
      assertThat(result.get("steps").get(0).get("arm").stringValue()).isEqualTo(ARM);
      assertThat(result.get("output").get("words").intValue()).isEqualTo(4);
    });
  }

  @Test
  @Order(2)
  void refusalOfTheArmFailsTheTaskByItsCode() {
    CommandRun run = verb("{\"goal\":\"x\",\"assigned_arm\":\"texts\",\"context\":{\"delay_ms\":-1}}\n",
        "submit", "-", "--wait");

    assertThat(Codec.json().readTree(run.out()).get("error").get("code").stringValue())
        .isEqualTo("INVALID_INPUT");
  }

  @Test
  @Order(3)
  void whatItCannotReadIsNamedInItsLogAndStopsNothing() throws Exception {
    try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers",
        ready.get("bootstrap").stringValue()), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String poison : List.of("{nonsense", "{\"task_id\":\"t\"}")) {
        producer.send(new ProducerRecord<>(TOPICS.arm(ARM), 0, null,
            poison.getBytes(StandardCharsets.UTF_8))).get();
      }
    }

    await(() -> arm.log().contains("assignment: is not JSON")
        && arm.log().contains("must have required property 'request_id'"));
    twentyTasksAreCompleted("second");
  }

  @Test
  @Order(4)
  void cancelEndsItsCall() throws Exception {
    verb("{\"task_id\":\"t-slow\",\"goal\":\"x\",\"assigned_arm\":\"texts\",\"context\":{\"delay_ms\":90000}}\n",
        "submit", "-");
    await(() -> instance().get("in_flight").intValue() == 1);

    CommandRun run = verb("", "cancel", "t-slow");

    assertThat(run.exit()).as(run.err()).isZero();
    await(() -> instance().get("in_flight").intValue() == 0);
  }

  @Test
  @Order(5)
  void sigtermDrainsItAndTakesItOffTheRegistry() throws Exception {
    arm.terminate(Duration.ofSeconds(30));

    await(() -> arm.log().contains("\"service.stop\""));
    await(() -> !registry().contains("\"" + ARM + "\""));
  }

  private static CommandRun verb(String input, String... arguments) {
    return CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", folder.resolve("data").toString()),
        folder, arguments);
  }

  private static JsonNode instance() throws Exception {
    for (JsonNode each : Codec.json().readTree(registry()).get("arms")) {
      if (each.get("arm").stringValue().equals(ARM)) {
        return each;
      }
    }
    throw new AssertionError("it is not in the registry: " + arm.log());
  }

  private static String registry() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create(
          ready.get("http").stringValue() + "/debug/arm-registry")).build(),
          HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain; the arm says: " + arm.log());
      }
      LockSupport.parkNanos(100_000_000);
    }
  }
}
