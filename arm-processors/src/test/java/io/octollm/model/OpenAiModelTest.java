package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Over real sockets, against a server that misbehaves. */
@Timeout(30)
class OpenAiModelTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
  private static final String OK = """
      {"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":"%s",
       "message":{"role":"assistant","content":"%s"}}],
       "usage":{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500}}""";

  private HttpServer server;
  private ExecutorService threads;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<String> asked = new AtomicReference<>("");
  private final AtomicReference<String> key = new AtomicReference<>("");
  private final CountDownLatch end = new CountDownLatch(1);

  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void answerComesWithItsUsageCostAndFinishReason() throws Exception {
    var ok = (ModelAnswer.Ok) ask(reply(200, OK.formatted("length", "hello")));

    assertThat(ok.text()).isEqualTo("hello");
    assertThat(ok.finishReason()).isEqualTo("length");
    assertThat(ok.usage().tokensIn()).isEqualTo(1000);
    assertThat(ok.usage().tokensOut()).isEqualTo(500);
    assertThat(ok.usage().costUsd()).isEqualTo(0.002 + 0.004);
    assertThat(ok.usage().model()).isEqualTo("m");
  }

  @Test
  void keyModelAndPromptAreSent() throws Exception {
    ask(reply(200, OK.formatted("stop", "hello")));

    assertThat(key).hasValue("Bearer k-1");
    assertThat(asked.get()).contains("\"m\"", "the prompt", "the system");
  }

  @ParameterizedTest
  @CsvSource({"2,2000", "0,0", "1.5,1500", "'Sat, 31 Jan 2026 12:00:05 GMT',5000",
      "'Sat, 31 Jan 2026 11:00:00 GMT',0", "999999999,86400000"})
  void retryAfterOfARateLimitIsKept(String header, long millis) throws Exception {
    TaskError error = failed(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", header);
      reply(429, "{}").to(exchange);
    });

    assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(error.retryAfterMs()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1e9"})
  void retryAfterThatCannotBeReadIsNone(String header) throws Exception {
    assertThat(failed(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", header);
      reply(429, "{}").to(exchange);
    }).retryAfterMs()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"429,RATE_LIMITED,true", "400,MODEL_REFUSED,false", "401,MODEL_REFUSED,false",
      "402,MODEL_REFUSED,false", "403,MODEL_REFUSED,false", "404,MODEL_REFUSED,false",
      "408,LLM_API_ERROR,true", "500,LLM_API_ERROR,true", "502,LLM_API_ERROR,true",
      "503,LLM_API_ERROR,true", "529,LLM_API_ERROR,true", "301,MODEL_REFUSED,false"})
  void statusBecomesACode(int status, ErrorCode code, boolean retryable) throws Exception {
    TaskError error = failed(reply(status, "{\"error\":{\"code\":\"some_code\",\"message\":\"quote 4111\"}}"));

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.retryable()).isEqualTo(retryable);
    assertThat(error.details()).containsEntry("status", status).containsEntry("provider_code", "some_code");
    assertThat(error.toString()).doesNotContain("4111");
  }

  @Test
  void nothingIsTriedTwice() throws Exception {
    failed(reply(500, "{}"));

    assertThat(requests).hasValue(1);
  }

  @Test
  void hangBeforeTheFirstByteIsATimeoutInDoubt() throws Exception {
    TaskError error = failed(exchange -> end.await());

    assertThat(error.code()).isEqualTo(ErrorCode.MODEL_TIMEOUT);
    assertThat(error.details()).containsEntry("in_doubt", true);
  }

  @Test
  void slowDripIsATimeout() throws Exception {
    assertThat(failed(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      end.await();
    }).code()).isEqualTo(ErrorCode.MODEL_TIMEOUT);
  }

  @Test
  void halfABodyIsAnErrorOfTheInterface() throws Exception {
    assertThat(failed(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"id\"".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      server.stop(0);
    }).code()).isEqualTo(ErrorCode.LLM_API_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "{}", "[]", "{\"choices\":[]}", "", "<html>busy</html>"})
  void answerThatCannotBeReadIsAnErrorOfTheInterface(String body) throws Exception {
    assertThat(failed(reply(200, body)).code()).isEqualTo(ErrorCode.LLM_API_ERROR);
  }

  @Test
  void emptyAnswerIsAnErrorOfTheInterface() throws Exception {
    assertThat(failed(reply(200, OK.formatted("stop", ""))).code()).isEqualTo(ErrorCode.LLM_API_ERROR);
  }

  @Test
  void answerThatTheContentFilterStoppedIsRefused() throws Exception {
    assertThat(failed(reply(200, OK.formatted("content_filter", "x"))).code())
        .isEqualTo(ErrorCode.MODEL_REFUSED);
  }

  @Test
  void answerOverTheLimitIsNotReadIntoMemory() throws Exception {
    assertThat(failed(reply(200, "x".repeat(5 * 1024 * 1024))).message()).contains("too large");
  }

  @Test
  void refusedConnectionIsUnreachable() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(error(model("http://127.0.0.1:" + port + "/v1").answer(request())).code())
        .isEqualTo(ErrorCode.MODEL_UNREACHABLE);
  }

  @Test
  void nameThatResolvesToNothingIsUnreachable() throws Exception {
    assertThat(error(model("http://model.invalid/v1").answer(request())).code())
        .isEqualTo(ErrorCode.MODEL_UNREACHABLE);
  }

  @Test
  void interruptedCallIsGivenUp() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch arrived = new CountDownLatch(1);
    serve(exchange -> {
      arrived.countDown();
      end.await();
    });
    Thread thread = Thread.startVirtualThread(() -> {
      try {
        model(baseUrl()).answer(request());
      } catch (InterruptedException e) {
        thrown.set(e);
      }
    });
    arrived.await();

    thread.interrupt();

    thread.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @CsvSource({"429,llm.rate_limit", "500,llm.api_error", "400,llm.api_error", "200,llm.usage"})
  void eventTellsOfItWithTheIdsAndWithoutThePrompt(int status, String event) throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(OpenAiModel.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(lines);
    try {
      ask(reply(status, OK.formatted("stop", "hello")));
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }

    assertThat(lines.list).singleElement().satisfies(line -> {
      assertThat(line.getMessage()).isEqualTo(event);
      assertThat(line.getKeyValuePairs().toString())
          .contains("request_id=\"r\"", "task_id=\"t\"", "model=\"m\"")
          .doesNotContain("the prompt", "hello", "k-1");
    });
  }

  @Test
  void settingsNeverShowTheKey() {
    assertThat(settings("http://x/v1").toString()).doesNotContain("k-1");
  }

  private ModelAnswer ask(Reply reply) throws Exception {
    serve(reply);
    return model(baseUrl()).answer(request());
  }

  private void serve(Reply reply) {
    server.createContext("/v1/chat/completions", exchange -> {
      requests.incrementAndGet();
      key.set(exchange.getRequestHeaders().getFirst("Authorization"));
      asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      try {
        reply.to(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        exchange.close();
      }
    });
  }

  private TaskError failed(Reply reply) throws Exception {
    return error(ask(reply));
  }

  private static TaskError error(ModelAnswer answer) {
    return ((ModelAnswer.Failed) answer).error();
  }

  private static Reply reply(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  private String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private static OpenAiModel model(String baseUrl) {
    return new OpenAiModel(settings(baseUrl), CLOCK);
  }

  private static OpenAiSettings settings(String baseUrl) {
    return new OpenAiSettings(baseUrl, "k-1", "m", Duration.ofMillis(1500), 2.0, 8.0);
  }

  private static ModelRequest request() {
    return new ModelRequest("t", "r", 1, "goal", "the system", "the prompt", 100, false);
  }
}
