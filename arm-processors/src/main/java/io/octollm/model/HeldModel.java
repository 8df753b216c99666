package io.octollm.model;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A model that is left alone while its quota is spent: until the provider's reset, or for a pause.
 * Meanwhile no call goes out, and the failure sends the orchestrator to the next model.
 */
final class HeldModel implements Model {
  private final Model model;
  private final Duration pause;
  private final Clock clock;
  private final ModelLog log;
  private volatile Instant heldUntil = Instant.MIN;

  HeldModel(Model model, Duration pause, Clock clock) {
    this.model = model;
    this.pause = pause;
    this.clock = clock;
    this.log = new ModelLog(model.name());
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public ModelAnswer answer(ModelRequest request) throws InterruptedException {
    Instant now = clock.instant();
    Instant until = heldUntil;
    if (until.isAfter(now)) {
      return log.failed(request, TaskError.of(ErrorCode.QUOTA_EXCEEDED,
          "the provider's quota is spent; the model is left alone until its reset")
          .with("held", true).retryAfter(Duration.between(now, until).toMillis() + 1),
          new Usage(0, 0, 0, name()));
    }
    ModelAnswer answer = model.answer(request);
    return answer instanceof ModelAnswer.Failed(TaskError error, Usage usage)
        && error.code() == ErrorCode.QUOTA_EXCEEDED ? held(error, usage) : answer;
  }

  private synchronized ModelAnswer held(TaskError error, Usage usage) {
    Long asked = error.retryAfterMs();
    long millis = asked == null ? pause.toMillis() : asked;
    Instant until = clock.instant().plusMillis(millis);
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    return new ModelAnswer.Failed(error.retryAfter(millis), usage);
  }
}
