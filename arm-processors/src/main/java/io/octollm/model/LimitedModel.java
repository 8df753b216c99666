package io.octollm.model;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model within its requests and tokens a minute. A call sets aside what it may use before it goes
 * out and gives back what it did not; it waits for that, for both limits together, no longer than half
 * of the time that is left for its answer, and only while the model's own time then fits in what is left.
 */
final class LimitedModel implements Model {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  /** A token has more bytes in most texts, and providers add some of their own. */
  private static final int BYTES_A_TOKEN = 3;
  private static final int TOKENS_AROUND = 16;

  private final Model model;
  private final @Nullable Bucket requests;
  private final @Nullable Bucket tokens;
  private final int tokensPerMinute;
  private final Duration timeout;
  private final BlockingStrategy waiting;
  private final Clock clock;
  private final ModelLog log;

  /**
   * @param timeout how long the model may take
   */
  LimitedModel(Model model, ModelLimits limits, Duration timeout, TimeMeter time,
      BlockingStrategy waiting, Clock clock) {
    this.model = model;
    this.requests = bucket(limits.requestsPerMinute(), time);
    this.tokens = bucket(limits.tokensPerMinute(), time);
    this.tokensPerMinute = limits.tokensPerMinute();
    this.timeout = timeout;
    this.waiting = waiting;
    this.clock = clock;
    this.log = new ModelLog(model.name());
  }

  static LimitedModel of(Model model, RemoteSettings settings, Clock clock) {
    return new LimitedModel(model, settings.limits(), settings.timeout(), TimeMeter.SYSTEM_NANOTIME,
        BlockingStrategy.PARKING, clock);
  }

  private static @Nullable Bucket bucket(int perMinute, TimeMeter time) {
    return perMinute == 0 ? null : Bucket.builder().withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build();
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public ModelAnswer answer(ModelRequest request) throws InterruptedException {
    long reserved = estimate(request);
    if (tokens != null && reserved > tokensPerMinute) {
      return failed(request, TaskError.of(ErrorCode.INVALID_INPUT, "prompt and answer may take "
          + reserved + " tokens, the model's limit is " + tokensPerMinute + " a minute"));
    }
    Instant latest = latestStart(request);
    if (!taken(requests, 1, latest)) {
      return tooLate(request, "requests", requests, 1);
    }
    if (!tokensTaken(reserved, latest)) {
      giveBack(requests, 1);
      return tooLate(request, "tokens", tokens, reserved);
    }
    // An interruption leaves what was set aside in use: the call may have gone out.
    ModelAnswer answer = model.answer(request);
    settle(reserved, used(answer, reserved));
    return answer;
  }

  static long estimate(ModelRequest request) {
    long bytes = request.system().getBytes(StandardCharsets.UTF_8).length
        + request.prompt().getBytes(StandardCharsets.UTF_8).length;
    return Math.ceilDiv(bytes, BYTES_A_TOKEN) + TOKENS_AROUND + request.maxTokens();
  }

  private Instant latestStart(ModelRequest request) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, request.until());
    Duration half = left.dividedBy(2);
    Duration spare = left.minus(timeout);
    return now.plus(half.compareTo(spare) < 0 ? half : spare);
  }

  private boolean tokensTaken(long reserved, Instant latest) throws InterruptedException {
    try {
      return taken(tokens, reserved, latest);
    } catch (InterruptedException e) {
      giveBack(requests, 1);
      throw e;
    }
  }

  private boolean taken(@Nullable Bucket bucket, long count, Instant latest)
      throws InterruptedException {
    if (bucket == null) {
      return true;
    }
    Duration patience = Duration.between(clock.instant(), latest);
    if (!patience.isPositive()) {
      return bucket.tryConsume(count);
    }
    try {
      return bucket.asBlocking().tryConsume(count, patience, waiting);
    } catch (InterruptedException e) {
      // The bucket counts it from when the wait began.
      bucket.addTokens(count);
      throw e;
    }
  }

  private static void giveBack(@Nullable Bucket bucket, long count) {
    if (bucket != null) {
      bucket.addTokens(count);
    }
  }

  private ModelAnswer tooLate(
      ModelRequest request, String limit, @Nullable Bucket bucket, long count) {
    long nanos = bucket == null ? 0 : bucket.estimateAbilityToConsume(count).getNanosToWaitForRefill();
    return failed(request, TaskError.of(ErrorCode.RATE_LIMITED,
        "this process has used the model's limit; its turn would come too late")
        .with(TaskError.LIMIT, limit)
        .retryAfter(Math.ceilDiv(nanos, 1_000_000L)));
  }

  private ModelAnswer failed(ModelRequest request, TaskError error) {
    return log.failed(request, error, new Usage(0, 0, 0, name()));
  }

  /** What counts as used; all that was set aside where nobody says. */
  private static long used(ModelAnswer answer, long reserved) {
    return switch (answer) {
      case ModelAnswer.Ok(_, Usage usage, _) -> usage.tokens() == 0 ? reserved : usage.tokens();
      case ModelAnswer.Failed(TaskError error, Usage usage) ->
          Boolean.TRUE.equals(error.details().get(ModelAnswer.Failed.IN_DOUBT)) ? reserved : usage.tokens();
    };
  }

  private void settle(long reserved, long used) {
    if (tokens == null) {
      return;
    }
    if (used < reserved) {
      tokens.addTokens(reserved - used);
    } else if (used > reserved) {
      tokens.consumeIgnoringRateLimits(used - reserved);
    }
  }
}
