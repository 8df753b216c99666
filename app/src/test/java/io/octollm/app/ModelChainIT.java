package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Tasks through the whole pipeline, to a provider whose quota is spent and then to the one after it. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class ModelChainIT {
  private static final int TASKS = 4;
  private static final String ANSWER = """
      {"id":"x","type":"message","role":"assistant","model":"m","stop_reason":"end_turn",
       "content":[{"type":"text","text":"done"}],"usage":{"input_tokens":1000,"output_tokens":500}}""";

  @TempDir Path folder;
  private final AtomicInteger atTheSpent = new AtomicInteger();
  private final AtomicInteger atTheOther = new AtomicInteger();
  private HttpServer spent;
  private HttpServer other;

  @BeforeEach
  void start() throws IOException {
    spent = server(atTheSpent, 402, "{\"error\":{\"message\":\"pay\"}}");
    other = server(atTheOther, 200, ANSWER);
  }

  private static HttpServer server(AtomicInteger calls, int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      calls.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Retry-After", "3600");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    spent.stop(0);
    other.stop(0);
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  @Test
  void tasksGoToTheNextProviderAndTheSpentOneIsAskedOnce() throws IOException {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < TASKS; i++) {
      tasks.append("{\"goal\":\"question ").append(i).append("\",\"assigned_arm\":\"coder\"}\n");
    }
    Path prices = Files.writeString(folder.resolve("prices.json"),
        "{\"format\":1,\"version\":\"a\",\"prices\":{\"spare*\":{\"in\":2,\"out\":8}}}");

    CommandRun run = CommandRun.with("", Map.of(
        "OCTOLLM_LLM_PROVIDER", "openai", "OCTOLLM_LLM_BASE_URL", url(spent),
        "OCTOLLM_LLM_MODEL", "preferred", "OCTOLLM_LLM_FALLBACK_PROVIDER", "anthropic",
        "OCTOLLM_LLM_FALLBACK_BASE_URL", url(other), "OCTOLLM_LLM_FALLBACK_API_KEY", "k-1",
        "OCTOLLM_LLM_FALLBACK_MODEL", "spare-1", "OCTOLLM_LLM_PRICES", prices.toString(),
        "OCTOLLM_ARM_IN_FLIGHT", "1"), folder,
        "run", Files.writeString(folder.resolve("tasks.jsonl"), tasks).toString(), "--timeout", "200");

    List<JsonNode> results = run.lines().stream().map(line -> Codec.json().readTree(line)).toList();
    assertThat(results).hasSize(TASKS).allSatisfy(result -> {
      assertThat(result.path("status").asString()).as(result.toString()).isEqualTo("completed");
      JsonNode usage = result.path("usage");
      assertThat(usage.path("model").asString()).isEqualTo("spare-1");
      assertThat(usage.path("prompt").asString()).matches("coder@[0-9a-f]{8}");
      assertThat(usage.path("cost_usd").doubleValue()).isEqualTo(0.002 + 0.004);
    });
    assertThat(atTheSpent).hasValue(1);
    assertThat(atTheOther).hasValue(TASKS);
  }
}
