package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class LimitedModelTest {
  private static final int WORKERS = 200;
  private static final int CALLS = 4;
  private static final int TOKENS_PER_MINUTE = 100_000;
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicInteger calls = new AtomicInteger();
  private VirtualTime time = new VirtualTime(1);

  /** What the provider has to bear at any moment: what was used, and all that running calls may use. */
  private final class Provider implements Model {
    private long used;
    private long mayUse;
    private final List<String> exceeded = new ArrayList<>();

    @Override
    public String name() {
      return "m";
    }

    @Override
    public ModelAnswer answer(ModelRequest request) throws InterruptedException {
      long reserved = LimitedModel.estimate(request);
      begin(reserved);
      time.park(Duration.ofSeconds(2).toNanos());
      return end(reserved, calls.incrementAndGet() % 3 * reserved / 3);
    }

    private synchronized void begin(long reserved) {
      mayUse += reserved;
      double minutes = time.elapsed().toNanos() / 6e10;
      if (used + mayUse > TOKENS_PER_MINUTE * (1 + minutes) + 1) {
        exceeded.add(used + mayUse + " after " + minutes);
      }
    }

    private synchronized ModelAnswer end(long reserved, long tokens) {
      mayUse -= reserved;
      used += tokens;
      return tokens == 0
          ? new ModelAnswer.Failed(TaskError.of(ErrorCode.LLM_API_ERROR, "500"), Usage.NONE)
          : new ModelAnswer.Ok("x", new Usage(tokens, 0, 0, "m"), "stop");
    }
  }

  @Test
  void twoHundredWorkersNeverExceedWhatIsReserved() throws InterruptedException {
    time = new VirtualTime(WORKERS);
    Provider provider = new Provider();
    Model limited = limited(provider, new ModelLimits(0, TOKENS_PER_MINUTE, HOUR));
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofVirtual().unstarted(() -> work(limited)));
    }
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(provider.exceeded).isEmpty();
    assertThat(calls).hasValue(WORKERS * CALLS);
    // What was given back is used by others: less time than all that was reserved would take.
    double minutes = time.elapsed().toMillis() / 60_000.0;
    assertThat(minutes).isBetween((double) provider.used / TOKENS_PER_MINUTE - 1,
        LimitedModel.estimate(request(HOUR)) * WORKERS * CALLS * 0.75 / TOKENS_PER_MINUTE);
  }

  private void work(Model model) {
    try {
      for (int i = 0; i < CALLS; i++) {
        model.answer(request(HOUR));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      time.finished();
    }
  }

  @Test
  void turnThatWouldComeTooLateIsRefusedWithItsTimeAndWithoutACall() throws InterruptedException {
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    Model limited = limited(using(tokens), new ModelLimits(0, tokens, HOUR));
    limited.answer(request(HOUR));

    TaskError error = error(limited.answer(request(Duration.ofSeconds(100))));

    assertThat(calls).hasValue(1);
    assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(error.retryAfterMs()).isEqualTo(60_000);
    assertThat(error.details()).containsEntry("limit", "tokens");
  }

  @Test
  void turnThatComesInTimeIsWaitedFor() throws InterruptedException {
    Model limited = limited(using(1), new ModelLimits(2, 0, HOUR));
    for (int i = 0; i < 3; i++) {
      limited.answer(request(Duration.ofSeconds(100)));
    }

    assertThat(calls).hasValue(3);
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
  }

  /** Half of the time is left for the answer, also where a call waits for its request and its tokens. */
  @Test
  void waitForBothLimitsIsOneWait() throws InterruptedException {
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    Model limited = limited(using(tokens * 3L / 2), new ModelLimits(1, tokens, HOUR));
    limited.answer(request(HOUR));

    TaskError error = error(limited.answer(request(Duration.ofSeconds(140))));

    assertThat(error.details()).containsEntry("limit", "tokens");
    assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"35,2,30", "41,1,0"})
  void turnIsWaitedForOnlyWhileTheModelsOwnTimeFitsAfterIt(
      int timeout, int answered, int elapsed) throws InterruptedException {
    Model limited = limited(using(1), new ModelLimits(2, 0, HOUR), Duration.ofSeconds(timeout));
    limited.answer(request(HOUR));
    limited.answer(request(HOUR));
    calls.set(1);

    limited.answer(request(Duration.ofSeconds(70)));

    assertThat(calls).hasValue(answered);
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(elapsed));
  }

  @Test
  void requestWhoseTokensAreRefusedIsNotCounted() throws InterruptedException {
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    Model limited = limited(using(tokens), new ModelLimits(2, tokens, HOUR));
    limited.answer(request(HOUR));
    error(limited.answer(request(Duration.ofSeconds(10))));

    limited.answer(request(HOUR));

    assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void interruptedWaitForARequestCountsNothing() throws InterruptedException {
    time = new VirtualTime(2);
    Model limited = limited(using(1), new ModelLimits(1, 0, HOUR));
    limited.answer(request(HOUR));
    interruptWaiting(limited);

    limited.answer(request(HOUR));

    assertThat(calls).hasValue(2);
    assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  /** The call that has all the tokens fails and gives them back, so that the next finds the bucket full. */
  @Test
  void interruptedWaitForTokensCountsNeitherThemNorARequest() throws InterruptedException {
    time = new VirtualTime(2);
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    AtomicReference<Model> limited = new AtomicReference<>();
    limited.set(limited(new Model() {
      @Override
      public String name() {
        return "m";
      }

      @Override
      public ModelAnswer answer(ModelRequest request) throws InterruptedException {
        if (calls.incrementAndGet() == 1) {
          interruptWaiting(limited.get());
        }
        return new ModelAnswer.Failed(TaskError.of(ErrorCode.LLM_API_ERROR, "500"), Usage.NONE);
      }
    }, new ModelLimits(2, tokens, HOUR)));
    limited.get().answer(request(HOUR));

    limited.get().answer(request(HOUR));

    assertThat(calls).hasValue(2);
    assertThat(time.elapsed()).isZero();
  }

  /** Another worker waits for its turn, until it is interrupted. */
  private void interruptWaiting(Model limited) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread worker = Thread.startVirtualThread(() -> {
      try {
        limited.answer(request(HOUR));
      } catch (InterruptedException e) {
        thrown.set(e);
      }
    });
    time.awaitSleeper();
    worker.interrupt();
    worker.join();
    time.finished();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void callInDoubtCountsAsUsed() throws InterruptedException {
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    Model limited = limited(answering(new ModelAnswer.Failed(TaskError.of(ErrorCode.MODEL_TIMEOUT, "late")
        .with("in_doubt", true), Usage.NONE)), new ModelLimits(0, tokens, HOUR));
    limited.answer(request(HOUR));

    assertThat(error(limited.answer(request(Duration.ofSeconds(10)))).code())
        .isEqualTo(ErrorCode.RATE_LIMITED);
  }

  @Test
  void moreThanWasReservedIsOwed() throws InterruptedException {
    int tokens = (int) LimitedModel.estimate(request(HOUR));
    Model limited = limited(using(3 * tokens), new ModelLimits(0, tokens, HOUR));
    limited.answer(request(HOUR));

    assertThat(error(limited.answer(request(Duration.ofSeconds(10)))).retryAfterMs())
        .isEqualTo(180_000);
  }

  @Test
  void callThatNeverFitsIsRefusedForGood() throws InterruptedException {
    TaskError error = error(limited(using(1), new ModelLimits(0, 50, HOUR)).answer(request(HOUR)));

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.message()).contains("50 a minute");
    assertThat(calls).hasValue(0);
  }

  private Model limited(Model model, ModelLimits limits) {
    return limited(model, limits, Duration.ZERO);
  }

  private Model limited(Model model, ModelLimits limits, Duration timeout) {
    return new LimitedModel(model, limits, timeout, time, time, time.clock());
  }

  private Model using(long tokens) {
    return answering(new ModelAnswer.Ok("x", new Usage(tokens, 0, 0, "m"), "stop"));
  }

  private Model answering(ModelAnswer answer) {
    return new Model() {
      @Override
      public String name() {
        return "m";
      }

      @Override
      public ModelAnswer answer(ModelRequest request) {
        calls.incrementAndGet();
        return answer;
      }
    };
  }

  private ModelRequest request(Duration left) {
    return Requests.request("goal", "the prompt", 1000, time.clock().instant().plus(left));
  }

  private static TaskError error(ModelAnswer answer) {
    return ((ModelAnswer.Failed) answer).error();
  }
}
