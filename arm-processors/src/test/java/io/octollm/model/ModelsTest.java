package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider's model as the arms get it, with its limits and its pause, over a real socket. */
@Timeout(30)
class ModelsTest {

  @Test
  void callBeyondTheLimitDoesNotGoOut() throws Exception {
    String body = Requests.answer(Dialect.OPENAI, "hello", "stop");
    try (BadServer server = BadServer.that(BadServer.status(200, body))) {
      Model model = model(server, new ModelLimits(1, 0, Duration.ofMinutes(10)));
      assertThat(model.answer(Requests.request())).isInstanceOf(ModelAnswer.Ok.class);

      TaskError error = error(model.answer(Requests.request()));

      assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
      assertThat(error.details()).containsEntry("limit", "requests");
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** The first call has all of a minute's tokens, so that the second waits for two seconds. */
  @Test
  void callThatWaitsWhenTheQuotaIsSpentDoesNotGoOut() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    try (BadServer server = BadServer.that((socket, end) -> {
      waiting.await();
      BadServer.status(402, "{}").to(socket, end);
    })) {
      Model model = model(server, new ModelLimits(0, 60_000, Duration.ofMinutes(10)));
      AtomicReference<ModelAnswer> first = new AtomicReference<>();
      AtomicReference<ModelAnswer> second = new AtomicReference<>();
      Thread spending = ask(model, 60_000, first);
      server.awaitRequest();
      Thread late = ask(model, 2_000, second);
      while (late.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }

      waiting.countDown();

      spending.join();
      late.join();
      assertThat(error(first.get()).code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
      assertThat(error(second.get()).code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
      assertThat(error(second.get()).details()).containsEntry("held", true);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static Thread ask(Model model, int tokens, AtomicReference<ModelAnswer> answer) {
    int around = (int) LimitedModel.estimate(Requests.request()) - Requests.request().maxTokens();
    return Thread.ofPlatform().start(() -> {
      try {
        answer.set(model.answer(Requests.request(
            "goal", "the prompt", tokens - around, Requests.NOW.plusSeconds(60))));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static Model model(BadServer server, ModelLimits limits) {
    RemoteSettings settings = new RemoteSettings(Dialect.OPENAI, server.url(), "k-1", "m",
        Duration.ofSeconds(20), "2024-10-21", limits);
    return Models.remote(List.of(settings), PriceTable.defaults(), Requests.CLOCK).all().getFirst();
  }

  private static TaskError error(ModelAnswer answer) {
    return ((ModelAnswer.Failed) answer).error();
  }
}
