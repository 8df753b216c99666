package io.octollm.model;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;

/** Says of an exchange that failed whose fault it is and whether another attempt may help. */
final class ModelFailure {
  private static final int STATUS_TIMEOUT = 408;
  private static final int STATUS_RATE = 429;

  private ModelFailure() {}

  static TaskError of(RuntimeException thrown) {
    return Exchange.cause(thrown, Exchange.Refused.class).map(ModelFailure::refused)
        .or(() -> Exchange.cause(thrown, Exchange.Failed.class).map(ModelFailure::broken))
        // Whatever else LangChain4j throws: the response could not be read.
        .orElseGet(() -> TaskError.of(ErrorCode.LLM_API_ERROR, "the model's answer cannot be read")
            .with("class", thrown.getClass().getName()));
  }

  private static TaskError refused(Exchange.Refused refused) {
    int status = refused.statusCode();
    ErrorCode code = status == STATUS_RATE ? ErrorCode.RATE_LIMITED
        : status >= 500 || status == STATUS_TIMEOUT ? ErrorCode.LLM_API_ERROR
        : ErrorCode.MODEL_REFUSED;
    TaskError error = TaskError.of(code, "the model's interface answered with status " + status)
        .with("status", status);
    String providerCode = refused.providerCode();
    if (providerCode != null) {
      error = error.with("provider_code", providerCode);
    }
    Long after = refused.retryAfterMs();
    return after == null || !code.retryable() ? error : error.retryAfter(after);
  }

  private static TaskError broken(Exchange.Failed failed) {
    return switch (failed.trouble()) {
      case UNREACHABLE -> TaskError.of(ErrorCode.MODEL_UNREACHABLE,
          "no connection to the model's address");
      // The request was sent: the provider may have done the work and charged for it.
      case TIMEOUT -> TaskError.of(ErrorCode.MODEL_TIMEOUT, "the model gave no answer in time")
          .with("in_doubt", true);
      case BROKEN_OFF -> TaskError.of(ErrorCode.LLM_API_ERROR, "the connection broke off");
      case TOO_LARGE -> TaskError.of(ErrorCode.LLM_API_ERROR, "the answer is too large to be read");
      case INTERRUPTED -> throw new IllegalStateException("an interruption is no failure");
    };
  }
}
