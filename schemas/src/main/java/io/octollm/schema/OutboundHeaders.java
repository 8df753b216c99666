package io.octollm.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of a record that we write: ours alone, each once, in a fixed order. */
public final class OutboundHeaders {
  private final List<Header> headers = new ArrayList<>(8);

  private OutboundHeaders() {}

  /** The headers that every record of a task bears. */
  public static OutboundHeaders of(RequestContext request, String taskId) {
    return new OutboundHeaders()
        .put(HeaderNames.REQUEST_ID, request.requestId())
        .put(HeaderNames.TRACEPARENT, request.traceparent())
        .put(HeaderNames.TRACESTATE, request.tracestate())
        .put(HeaderNames.TASK_ID, taskId)
        .put(HeaderNames.REPLAY_ID, request.replayId())
        .put(HeaderNames.REPLAY_COUNT, request.replayCount() == 0 ? null : request.replayCount());
  }

  /** Adds a header; none for a null value. */
  public OutboundHeaders put(String name, @Nullable Object value) {
    if (value != null) {
      headers.add(new RecordHeader(name, value.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return this;
  }

  public OutboundHeaders step(String step, int attempt) {
    return put(HeaderNames.STEP, step).put(HeaderNames.ATTEMPT, attempt);
  }

  /** What a dead letter says in its headers, so that it can be chosen without reading its value. */
  public OutboundHeaders deadLetter(DeadLetter letter, String appVersion) {
    return put(HeaderNames.ERROR_CODE, letter.error().code())
        .put(HeaderNames.ERROR_CATEGORY, letter.error().category())
        .put(HeaderNames.ERROR_CLASS, letter.error().details().get("class"))
        .put(HeaderNames.ERROR_HASH, Ids.sha256(
            (letter.error().code() + "|" + letter.error().message()).getBytes(StandardCharsets.UTF_8))
            .substring(0, 12))
        .put(HeaderNames.FAILED_STAGE, letter.stage())
        .put(HeaderNames.FAILED_AT, letter.failedAt())
        .put(HeaderNames.ORIGIN_TOPIC, letter.origin().topic())
        .put(HeaderNames.ORIGIN_PARTITION, letter.origin().partition())
        .put(HeaderNames.ORIGIN_OFFSET, letter.origin().offset())
        .put(HeaderNames.APP_VERSION, appVersion);
  }

  public Headers toKafka() {
    return new RecordHeaders(headers);
  }
}
