package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HeldModelTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Requests.NOW);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  /** 402 with a time of the provider's, and a 400 that means the same with ours. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "402 | Retry-After: 90 | {} | 90",
      "400 | X-Other: 1 | {\"error\":{\"message\":\"Your credit balance is too low\"}} | 600"})
  void modelWhoseQuotaIsSpentIsNotCalledUntilTheReset(
      int status, String header, String body, long seconds) throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(status, body, header))) {
      Model held = new HeldModel(
          Requests.model(Dialect.OPENAI, server.url()), Duration.ofMinutes(10), clock);

      assertThat(error(held).retryAfterMs()).isEqualTo(seconds * 1000);
      now.set(Requests.NOW.plusSeconds(seconds).minusMillis(1));
      TaskError meanwhile = error(held);

      assertThat(server.requests()).hasSize(1);
      assertThat(meanwhile.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
      assertThat(meanwhile.retryAfterMs()).isBetween(1L, 2L);
      assertThat(meanwhile.details()).containsEntry("held", true);
      now.set(Requests.NOW.plusSeconds(seconds));
      error(held);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void otherFailuresHoldNothing() throws Exception {
    try (BadServer server = BadServer.that(BadServer.status(429, "{}", "Retry-After: 90"))) {
      Model held = new HeldModel(
          Requests.model(Dialect.OPENAI, server.url()), Duration.ofMinutes(10), clock);
      error(held);
      error(held);

      assertThat(server.requests()).hasSize(2);
    }
  }

  private static TaskError error(Model model) throws InterruptedException {
    return ((ModelAnswer.Failed) model.answer(Requests.request())).error();
  }
}
