package io.octollm.model;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;

/** What came of a question. */
public sealed interface ModelAnswer {

  /**
   * An answer.
   *
   * @param finishReason why the model stopped: stop, length, content_filter or other
   */
  record Ok(String text, Usage usage, String finishReason) implements ModelAnswer {}

  /** None; the error says whether and when to ask again. */
  record Failed(TaskError error, Usage usage) implements ModelAnswer {
    /** A detail: the request went out and no whole answer came, so that it may have been worked on and charged. */
    public static final String IN_DOUBT = "in_doubt";
  }

  static ModelAnswer failed(TaskError error) {
    return new Failed(error, Usage.NONE);
  }

  static ModelAnswer failed(ErrorCode code, String message) {
    return failed(TaskError.of(code, message));
  }
}
