package io.octollm.model;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.Set;

/** What asking for vectors gave. */
public sealed interface EmbeddingAnswer {
  /** What it cost; no tokens where the endpoint reports none. */
  Usage usage();

  /** One vector a text, in the order of the texts, all of one length. */
  record Ok(List<float[]> vectors, Usage usage) implements EmbeddingAnswer {}

  /** None came; the error says whether another attempt may help, and when. */
  record Failed(TaskError error, Usage usage) implements EmbeddingAnswer {
    private static final Set<Object> BAD_REQUEST = Set.of(400, 413, 422);

    /** Whether it is these texts that the endpoint does not take, and not that it is unwell. */
    public boolean aboutTheTexts() {
      Object status = error.details().get("status");
      return error.code() == ErrorCode.INVALID_INPUT || error.code() == ErrorCode.CONTENT_FILTERED
          || status != null && BAD_REQUEST.contains(status) && error.code() != ErrorCode.QUOTA_EXCEEDED;
    }
  }
}
