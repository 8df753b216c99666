package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.OtherJvm;
import io.octollm.broker.LedgerReport;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Thousands of calls at once in one JVM of half a gibibyte of heap, with the broker and all other roles in it. */
class ManyInFlightIT {
  private static final int CALLS = 4_000;
  private static final long CALL_MILLIS = 30_000;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Tag("soak")
  @Test
  @Timeout(600)
  void fourThousandCallsAreInFlightAtOnce() throws Exception {
    Path script = Load.script(folder, CALL_MILLIS);
    try (OtherJvm up = OtherJvm.start(folder, "up", "--data", folder.resolve("data").toString(), "--port", "0",
        "--set", "arm.in-flight=" + CALLS, "--set", "llm.script=" + script)) {
      JsonNode ready = Codec.json().readTree(up.firstLine(LIMIT));
      String bootstrap = ready.get("bootstrap").stringValue();
      try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
        feed.send(IntStream.range(0, CALLS).mapToObj(ManyInFlightIT::task).toList());

        awaitInFlight(ready.get("http").stringValue());

        LedgerReport ledger = watch.settled(CALLS, Duration.ofMillis(2 * CALL_MILLIS));
        ledger.assertHolds();
        assertThat(ledger.results()).isEqualTo(CALLS);
        assertThat(Committed.results(bootstrap).byStatus()).containsOnlyKeys("completed");
      }
    }
  }

  private static void awaitInFlight(String http) throws IOException, InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    double most = 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (most < CALLS) {
        String metrics = client.send(HttpRequest.newBuilder(URI.create(http + "/metrics")).build(),
            BodyHandlers.ofString()).body();
        most = Math.max(most, metrics.lines().filter(line -> line.startsWith("octollm_inflight_calls{arm=\"coder\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum());
        assertThat(System.nanoTime()).as("%s of %s in flight", most, CALLS).isLessThan(until);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  /** The number in the context keeps the answer cache out of it. */
  private static Load.Sent task(int number) {
    ObjectNode task = Codec.emptyObject().put("task_id", "many-" + number).put("goal", Load.SLOW_GOAL);
    task.putArray("required_capabilities").add("code_generation");
    task.putObject("context").put("n", number);
    return new Load.Sent(("many-" + number).getBytes(UTF_8), task.toString().getBytes(UTF_8));
  }
}
