package io.octollm.model;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.util.Optional;

/** Says of an exchange that failed whose fault it is and whether another attempt may help. */
final class ModelFailure {
  private static final int STATUS_TIMEOUT = 408;
  private static final int STATUS_RATE = 429;

  private ModelFailure() {}

  /** @throws InterruptedException when the caller was interrupted, which is no failure */
  static TaskError of(RuntimeException thrown) throws InterruptedException {
    Optional<Exchange.Failed> failed = Exchange.cause(thrown, Exchange.Failed.class);
    if (failed.isPresent()) {
      return broken(failed.get());
    }
    return Exchange.cause(thrown, Exchange.Refused.class).map(ModelFailure::refused)
        // Whatever else LangChain4j throws: the response could not be read.
        .orElseGet(() -> TaskError.of(ErrorCode.LLM_API_ERROR, "the model's answer cannot be read")
            .with("class", thrown.getClass().getName()));
  }

  private static TaskError refused(Exchange.Refused refused) {
    int status = refused.statusCode();
    TaskError error = switch (refused.body().kind()) {
      case QUOTA_SPENT -> TaskError.of(ErrorCode.QUOTA_EXCEEDED, "the provider's quota is spent");
      case CONTENT_FILTERED -> TaskError.of(ErrorCode.CONTENT_FILTERED,
          "the provider's content filter refused the prompt");
      case PROMPT_TOO_LONG -> TaskError.of(ErrorCode.INVALID_INPUT,
          "the prompt is longer than the model reads");
      case OTHER -> TaskError.of(byStatus(status),
          "the model's interface answered with status " + status);
    };
    error = error.with("status", status);
    String word = refused.body().word();
    if (word != null) {
      error = error.with("provider_code", word);
    }
    Long after = refused.retryAfterMs();
    return after == null || !error.retryable() ? error : error.retryAfter(after);
  }

  private static ErrorCode byStatus(int status) {
    return status == STATUS_RATE ? ErrorCode.RATE_LIMITED
        : status >= 500 || status == STATUS_TIMEOUT ? ErrorCode.LLM_API_ERROR
        : ErrorCode.MODEL_REFUSED;
  }

  private static TaskError broken(Exchange.Failed failed) throws InterruptedException {
    TaskError error = switch (failed.trouble()) {
      case UNREACHABLE -> TaskError.of(ErrorCode.MODEL_UNREACHABLE,
          "no connection to the model's address");
      case TIMEOUT -> TaskError.of(ErrorCode.MODEL_TIMEOUT, "the model gave no answer in time");
      case BROKEN_OFF -> TaskError.of(ErrorCode.LLM_API_ERROR, "the connection broke off");
      case TOO_LARGE -> TaskError.of(ErrorCode.LLM_API_ERROR, "the answer is too large to be read");
      case NO_JSON -> TaskError.of(ErrorCode.LLM_API_ERROR,
          "the answer is no JSON; is the base URL that of a model's interface?");
      case INTERRUPTED -> throw new InterruptedException("while waiting for the model");
    };
    return failed.sent() ? error.with(ModelAnswer.Failed.IN_DOUBT, true) : error;
  }
}
