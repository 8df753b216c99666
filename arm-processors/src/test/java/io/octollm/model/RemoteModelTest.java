package io.octollm.model;

import static io.octollm.model.Requests.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
@Isolated("it reads the log of the models")
class RemoteModelTest {

  @ParameterizedTest
  @CsvSource({"OPENAI,stop", "ANTHROPIC,end_turn", "AZURE,stop"})
  void answerComesWithItsUsageCostAndFinishReason(Dialect dialect, String reason) throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(200, answer(dialect, "hello", reason)))) {
      var ok = (ModelAnswer.Ok) Requests.model(dialect, server.url()).answer(Requests.request());

      assertThat(ok.text()).isEqualTo("hello");
      assertThat(ok.finishReason()).isEqualTo("stop");
      assertThat(ok.usage().tokensIn()).isEqualTo(1000);
      assertThat(ok.usage().tokensOut()).isEqualTo(500);
      assertThat(ok.usage().costUsd()).isEqualTo(0.002 + 0.004);
      assertThat(ok.usage().model()).isEqualTo("m");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "OPENAI    | POST /v1/chat/completions HTTP/1.1 | authorization: bearer k-1 | max_tokens",
      "ANTHROPIC | POST /v1/messages HTTP/1.1 | x-api-key: k-1 | max_tokens",
      "AZURE     | POST /v1/openai/deployments/m/chat/completions?api-version=2024-10-21 HTTP/1.1"
          + " | api-key: k-1 | max_completion_tokens"})
  void eachIsAskedInItsOwnForm(Dialect dialect, String line, String key, String limit) throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(200, answer(dialect, "hello", "stop")))) {
      Requests.model(dialect, server.url()).answer(Requests.request());

      String request = server.requests().getFirst();
      assertThat(request).startsWith(line).containsIgnoringCase(key).contains("the prompt", "the system");
      assertThat(request.replaceAll("\\s", "")).contains("\"" + limit + "\":100", "\"model\":\"m\"");
    }
  }

  @Test
  void interruptedCallIsGivenUp() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (BadServer server = BadServer.that(BadServer.hang())) {
      Thread thread = Thread.startVirtualThread(() -> {
        try {
          Requests.model(Dialect.OPENAI, server.url()).answer(Requests.request());
        } catch (InterruptedException e) {
          thrown.set(e);
        }
      });
      server.awaitRequest();

      thread.interrupt();

      thread.join();
    }
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @CsvSource({"429,llm.rate_limit", "500,llm.api_error", "400,llm.api_error", "200,llm.usage"})
  void eventTellsOfItWithTheIdsAndWithoutThePrompt(int status, String event) throws Exception {
    String body = answer(Dialect.OPENAI, "hello", "stop");
    try (BadServer server = BadServer.that(BadServer.status(status, body)); LogLines lines = new LogLines()) {
      Requests.model(Dialect.OPENAI, server.url()).answer(Requests.request());

      assertThat(lines.events()).containsExactly(event);
      assertThat(lines.fields(event))
          .contains("request_id=\"r\"", "task_id=\"t\"", "model=\"m\"")
          .doesNotContain("the prompt", "hello", "k-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void settingsNeverShowTheKey(Dialect dialect) {
    assertThat(Requests.settings(dialect, "http://x/v1", Duration.ofSeconds(1)).toString()).doesNotContain("k-1");
  }
}
