package io.octollm.model;

import static io.octollm.model.BadServer.drip;
import static io.octollm.model.BadServer.hang;
import static io.octollm.model.BadServer.part;
import static io.octollm.model.BadServer.reset;
import static io.octollm.model.BadServer.status;
import static io.octollm.model.Dialect.ANTHROPIC;
import static io.octollm.model.Dialect.AZURE;
import static io.octollm.model.Dialect.OPENAI;
import static io.octollm.model.Requests.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.TaskError;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a provider fails, over real sockets: what it does, and what is made of it. */
@Timeout(30)
@Isolated("it reads the log of the models")
class FailureMatrixTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(600);
  private static final String QUOTED = "{\"error\":{\"code\":\"%s\",\"type\":\"%s\",\"message\":\"%s 4111\"}}";
  private static final String ERROR = QUOTED.formatted("some_code", "x", "quoting");

  /** Code, category, whether to try again, after how many ms, whether in doubt, and the event. */
  private static final String LIMIT = "RATE_LIMITED rate_limit retry ";
  private static final String QUOTA = "QUOTA_EXCEEDED rate_limit retry ";
  private static final String BROKEN = "LLM_API_ERROR external retry - - llm.api_error";
  private static final String BROKEN_IN_DOUBT = "LLM_API_ERROR external retry - in_doubt llm.api_error";
  private static final String TIMEOUT = "MODEL_TIMEOUT timeout retry - in_doubt llm.api_error";
  private static final String REFUSED = "MODEL_REFUSED external final - - llm.api_error";
  private static final String TOO_LONG = "INVALID_INPUT validation final - - llm.api_error";
  private static final String FILTERED = "CONTENT_FILTERED policy final - - llm.api_error";
  private static final String CUT = "OUTPUT_TOO_LARGE internal final - - llm.api_error";

  private static final List<Row> TABLE = List.of(
      row("429", status(429, ERROR), LIMIT + "- - llm.rate_limit"),
      row("429, seconds", status(429, ERROR, "Retry-After: 2"), LIMIT + "2000 - llm.rate_limit"),
      row("429, date", status(429, ERROR, "Retry-After: Sat, 31 Jan 2026 12:00:05 GMT"),
          LIMIT + "5000 - llm.rate_limit"),
      row("429, quota", status(429, QUOTED.formatted("insufficient_quota", "insufficient_quota", "pay")),
          QUOTA + "- - llm.rate_limit"),
      row("429 that says quota of a minute's", status(429, QUOTED.formatted("x1", "y", "exceeded your current quota"),
          "Retry-After: 20"), LIMIT + "20000 - llm.rate_limit"),
      row("402", status(402, ERROR), QUOTA + "- - llm.rate_limit"),
      row("402, seconds", status(402, "", "Retry-After: 3600"), QUOTA + "3600000 - llm.rate_limit"),
      row("400, quota", status(400, QUOTED.formatted("", "invalid_request_error",
          "Your credit balance is too low")), QUOTA + "- - llm.rate_limit"),
      row("400", status(400, ERROR), REFUSED),
      row("401", status(401, ERROR), REFUSED),
      row("403", status(403, ERROR), REFUSED),
      row("404", status(404, ERROR), REFUSED),
      row("301", status(301, "", "Location: http://127.0.0.1:1/"), REFUSED),
      row("408", status(408, ERROR), BROKEN),
      row("500", status(500, ERROR), BROKEN),
      row("502", status(502, "<html>bad gateway</html>", "Content-Type: text/html"), BROKEN),
      row("503", status(503, ERROR), BROKEN),
      row("503, seconds", status(503, ERROR, "Retry-After: 7"),
          "LLM_API_ERROR external retry 7000 - llm.api_error"),
      row("529", status(529, QUOTED.formatted("", "overloaded_error", "Overloaded")), BROKEN),
      row("reset", reset(), BROKEN_IN_DOUBT),
      row("closed without a word", (socket, end) -> { }, BROKEN_IN_DOUBT),
      row("hang before the first byte", hang(), TIMEOUT),
      row("slow drip", drip(1000), TIMEOUT),
      row("half a body", part("{\"id\"", 1000), BROKEN_IN_DOUBT),
      row("wrong content type", status(200, "<html>sign in</html>", "Content-Type: text/html"), BROKEN),
      row("invalid JSON", status(200, "{\"id\":"), BROKEN),
      row("JSON of another form", status(200, "[]"), BROKEN),
      row("nothing", status(200, ""), BROKEN),
      row("no answer in it", status(200, "{}"), BROKEN),
      row("too large", status(200, "x".repeat(5 * 1024 * 1024)), BROKEN),
      row("content filter on the prompt", status(400, QUOTED.formatted("content_filter", "x", "y")), FILTERED),
      row("413", status(413, ""), TOO_LONG),
      row("context too long", status(400, QUOTED.formatted("context_length_exceeded", "x", "y")), TOO_LONG),
      row("context too long, in words", status(400, QUOTED.formatted("", "invalid_request_error",
          "prompt is too long: 208310 tokens > 200000 maximum")), TOO_LONG),
      row("empty", status(200, answer(OPENAI, "", "stop")), BROKEN, OPENAI, AZURE),
      row("empty", status(200, answer(ANTHROPIC, "", "end_turn")), BROKEN, ANTHROPIC),
      row("truncated", status(200, answer(OPENAI, "and so", "length")), CUT, OPENAI, AZURE),
      row("truncated", status(200, answer(ANTHROPIC, "and so", "max_tokens")), CUT, ANTHROPIC),
      row("content filter", status(200, answer(OPENAI, "x", "content_filter")), FILTERED, OPENAI, AZURE),
      row("content filter", status(200, answer(ANTHROPIC, "x", "refusal")), FILTERED, ANTHROPIC));

  /** What the provider does, and for which dialects that is so. */
  record Row(String name, BadServer.Reply reply, String made, List<Dialect> dialects) {}

  /** A row for one dialect. */
  record Case(Row row, Dialect dialect) {
    @Override
    public String toString() {
      return dialect + ": " + row.name();
    }
  }

  private static Row row(String name, BadServer.Reply reply, String made, Dialect... dialects) {
    return new Row(name, reply, made, List.of(dialects.length == 0 ? Dialect.values() : dialects));
  }

  static Stream<Case> cases() {
    return TABLE.stream().flatMap(row -> row.dialects().stream().map(dialect -> new Case(row, dialect)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void failureHasItsCodeAndItsEvent(Case one) throws Exception {
    try (BadServer server = BadServer.that(one.row().reply()); LogLines lines = new LogLines()) {
      TaskError error = ask(one.dialect(), server.url(), one.row().made().equals(TIMEOUT) ? SHORT : LONG);

      assertThat(made(error, lines)).isEqualTo(one.row().made());
      assertThat(server.requests()).hasSize(1);
      assertThat(error.toString()).doesNotContain("4111");
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void refusedConnectionIsUnreachable(Dialect dialect) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(unreachable(dialect, "http://127.0.0.1:" + port + "/v1", LONG))
        .isEqualTo("MODEL_UNREACHABLE external retry - - llm.api_error");
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void nameThatResolvesToNothingIsUnreachable(Dialect dialect) throws Exception {
    assertThat(unreachable(dialect, "http://model.invalid/v1", LONG))
        .isEqualTo("MODEL_UNREACHABLE external retry - - llm.api_error");
  }

  /** Its backlog is full, so that a connection is neither taken nor refused. */
  @ParameterizedTest
  @MethodSource("dialects")
  void connectionThatIsNotTakenIsUnreachableAndNotInDoubt(Dialect dialect) throws Exception {
    try (FullBacklog full = new FullBacklog()) {
      assertThat(unreachable(dialect, "http://127.0.0.1:" + full.port() + "/v1", SHORT))
          .isEqualTo("MODEL_UNREACHABLE external retry - - llm.api_error");
    }
  }

  static Stream<Dialect> dialects() {
    return Arrays.stream(Dialect.values());
  }

  private static String unreachable(Dialect dialect, String url, Duration timeout)
      throws InterruptedException {
    try (LogLines lines = new LogLines()) {
      return made(ask(dialect, url, timeout), lines);
    }
  }

  private static TaskError ask(Dialect dialect, String url, Duration timeout)
      throws InterruptedException {
    ModelAnswer answer = Requests.model(dialect, url, timeout).answer(Requests.request());
    return ((ModelAnswer.Failed) answer).error();
  }

  private static String made(TaskError error, LogLines lines) {
    Long after = error.retryAfterMs();
    return String.join(" ", error.code().name(), error.category().toString(),
        error.retryable() ? "retry" : "final", after == null ? "-" : after.toString(),
        Boolean.TRUE.equals(error.details().get("in_doubt")) ? "in_doubt" : "-", lines.events().getLast());
  }
}
