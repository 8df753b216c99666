package io.octollm.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.ops.trace.Events;
import io.octollm.ops.trace.RecentEvents;
import io.octollm.ops.trace.Traces;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.ArmCapability.Success;
import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class ConsoleIT {
  private static final List<String> ARMS =
      List.of("coder", "executor", "guardian", "judge", "planner", "retriever");

  @Test
  void lookUpsAnswerFromTheTopics(EmbeddedBroker broker) throws Exception {
    try (HeardLines lines = new HeardLines(RequestLines.class); Cluster cluster = new Cluster(broker.bootstrap());
        RecentEvents recent = new RecentEvents(cluster.kafka(), cluster.topics().events());
        ArmRegistry arms = new ArmRegistry(cluster.kafka(), cluster.topics().registry(),
            Duration.ofSeconds(10), Clock.systemUTC());
        LogLevels levels = new LogLevels(new LoggerContext(), Clock.systemUTC());
        LiveFlags flags = new LiveFlags(cluster.kafka(), cluster.topics().settings(),
            Flag.catalogue(ARMS), Clock.systemUTC());
        Console console = new Console(new ConsoleSettings("127.0.0.1", 0, null, null),
            new ConsoleParts(() -> true, () -> "", () -> "", Map::of, _ -> true, flags, levels, arms, recent,
                new Traces(cluster.kafka(), cluster.topics(), Duration.ofSeconds(20)), null))) {
      ARMS.forEach(arm -> cluster.send(cluster.topics().registry(), arm + "/one", heartbeat(arm)));
      cluster.send(cluster.topics().registry(), "bad/one", Map.of("arm", "bad", "capacity", -1));
      Events.retried(Cluster.id(1), "req-1").forEach(cluster::event);
      Events.retried(Cluster.id(2), "req-1").subList(0, 2).forEach(cluster::event);
      recent.start();
      arms.start();
      console.start();
      Cluster.await("both followers", Duration.ofSeconds(20),
          () -> recent.caughtUp() && arms.caughtUp());

      assertThat(json(console, "/debug/arm-registry").path("arms").findValuesAsString("arm"))
          .containsAll(ARMS);
      assertThat(json(console, "/debug/active-tasks").path("tasks").findValuesAsString("task_id"))
          .containsExactly(Cluster.id(2));
      assertThat(json(console, "/debug/tasks/" + Cluster.id(1)).path("status").stringValue())
          .isEqualTo("completed");
      assertThat(json(console, "/debug/requests/req-1").path("tasks")
          .findValuesAsString("task_id")).contains(Cluster.id(1), Cluster.id(2));
      assertThat(get(console, "/debug/tasks/" + Cluster.id(9)).statusCode()).isEqualTo(404);
      assertThat(get(console, "/debug/requests/none").statusCode()).isEqualTo(404);
      assertThat(lines.of(EventName.REQUEST_START)).extracting(line -> line.fields().get("path"))
          .containsExactly("/debug/arm-registry", "/debug/active-tasks", "/debug/tasks/{id}",
              "/debug/requests/{id}", "/debug/tasks/{id}", "/debug/requests/{id}");
    }
  }

  private static ArmCapability heartbeat(String arm) {
    return new ArmCapability(arm, "one", List.of(arm + ".work"), 4, 1, Success.NONE, 1, List.of(),
        false, "none", "test", Instant.now());
  }

  private static JsonNode json(Console console, String path) throws Exception {
    HttpResponse<String> answer = get(console, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Codec.json().readTree(answer.body());
  }

  private static HttpResponse<String> get(Console console, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(
          URI.create("http://127.0.0.1:" + console.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
