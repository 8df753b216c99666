package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RemoteEmbeddingsTest {
  @Test
  void givesAVectorForEachTextInTheirOrder() throws Exception {
    try (EmbeddingServer server = EmbeddingServer.start()) {
      Embeddings embeddings = Embeddings.remote(server.settings(), PriceTable.defaults(), Clock.systemUTC());

      var answer = (EmbeddingAnswer.Ok) embeddings.embed(List.of("car", "bicycle", "automobile"));

      assertThat(answer.vectors()).hasSize(3).allMatch(v -> v.length == EmbeddingServer.DIMENSIONS);
      assertThat(answer.vectors().get(0)).isEqualTo(answer.vectors().get(2))
          .isNotEqualTo(answer.vectors().get(1));
    }
  }

  @Test
  void tokensAreThoseThatTheEndpointReportsAndArePricedByTheTable() throws Exception {
    PriceTable prices = PriceTable.parse("""
        {"format": 1, "version": "v", "prices": {"bag-*": {"in": 2, "out": 9}}}
        """.getBytes(StandardCharsets.UTF_8));
    try (EmbeddingServer server = EmbeddingServer.start(); LogLines lines = new LogLines()) {
      EmbeddingAnswer answer =
          Embeddings.remote(server.settings(), prices, Clock.systemUTC()).embed(List.of("car", "bicycle"));

      assertThat(answer.usage()).isEqualTo(new Usage(10, 0, 0.00002, "bag-of-words"));
      assertThat(lines.events()).containsExactly("llm.usage");
      assertThat(lines.fields("llm.usage")).contains("tokens_in=\"10\"").doesNotContain("bicycle");
    }
  }

  @Test
  void whatIsNotReportedCountsAsNothingAndAnAnswerThatIsOfNoUseIsPaidAllTheSame() throws Exception {
    assertThat(usage("{\"data\":[{\"embedding\":[1]}]}")).isEqualTo(new Usage(0, 0, 0, "m"));
    assertThat(usage("{\"data\":[],\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}"))
        .isEqualTo(new Usage(7, 0, 0, "m"));
  }

  @Test
  void modelWithoutAPriceIsSaidOnce() throws Exception {
    try (EmbeddingServer server = EmbeddingServer.start(); LogLines lines = new LogLines()) {
      Embeddings embeddings = Embeddings.remote(server.settings(), PriceTable.defaults(), Clock.systemUTC());
      embeddings.embed(List.of("car"));
      embeddings.embed(List.of("car"));

      assertThat(lines.events()).containsExactly("llm.unpriced", "llm.usage", "llm.usage");
    }
  }

  @Test
  void requestIsOpenAisWithTheKeyAndTheModelAndIsSentOnce() throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(503, "{}"))) {
      embed(server);

      assertThat(server.requests()).singleElement().asString().startsWith("POST /v1/embeddings ")
          .contains("Bearer hush").contains("\"model\" : \"m\"").contains("octopus");
    }
  }

  @Test
  void failuresHaveTheCodesOfAnyModel() throws Exception {
    assertThat(code(BadServer.status(429, "{}"))).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(code(BadServer.status(500, "{}"))).isEqualTo(ErrorCode.LLM_API_ERROR);
    assertThat(code(BadServer.status(401, "{}"))).isEqualTo(ErrorCode.MODEL_REFUSED);
    assertThat(code(BadServer.status(200, "no json"))).isEqualTo(ErrorCode.LLM_API_ERROR);
    assertThat(code(BadServer.status(200, "{\"data\":[]}"))).isEqualTo(ErrorCode.LLM_API_ERROR);
    assertThat(code(BadServer.hang())).isEqualTo(ErrorCode.MODEL_TIMEOUT);
    assertThat(code(BadServer.reset())).isEqualTo(ErrorCode.LLM_API_ERROR);
  }

  @Test
  void failureIsLoggedWithoutAWordOfTheText() throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(500, "{}")); LogLines lines = new LogLines()) {
      embed(server);

      assertThat(lines.events()).containsExactly("llm.unpriced", "llm.api_error");
      assertThat(lines.fields("llm.api_error")).contains("model=", "m", "500").doesNotContain("octopus");
    }
  }

  @Test
  void interruptionIsNoFailure() throws Exception {
    try (BadServer server = BadServer.that(BadServer.hang())) {
      Thread asking = Thread.currentThread();
      CountDownLatch done = new CountDownLatch(1);
      Thread.ofVirtual().start(() -> {
        try {
          server.awaitRequest();
          asking.interrupt();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        done.countDown();
      });

      assertThatThrownBy(() -> Embeddings.remote(settings(server, Duration.ofSeconds(20)),
          PriceTable.defaults(), Clock.systemUTC()).embed(List.of("octopus"))).isInstanceOf(InterruptedException.class);
      done.await();
    }
  }

  private static Usage usage(String answer) throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(200, answer))) {
      return embed(server).usage();
    }
  }

  private static ErrorCode code(BadServer.Reply reply) throws Exception {
    try (BadServer server = BadServer.that(reply)) {
      return ((EmbeddingAnswer.Failed) embed(server)).error().code();
    }
  }

  private static EmbeddingAnswer embed(BadServer server) throws InterruptedException {
    return Embeddings.remote(settings(server, Duration.ofMillis(700)), PriceTable.defaults(), Clock.systemUTC())
        .embed(List.of("octopus"));
  }

  private static RemoteSettings settings(BadServer server, Duration timeout) {
    return new RemoteSettings(Dialect.OPENAI, server.url(), "hush", "m", timeout, "", ModelLimits.NONE);
  }
}
