package io.octollm.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of a record that we write: ours alone, each once, in a fixed order. */
public final class OutboundHeaders {
  private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.$]{0,127}");

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

  /** Sets a header in the place of an older one of its name; a null value leaves all as it is. */
  public OutboundHeaders put(String name, @Nullable Object value) {
    if (value != null) {
      headers.removeIf(header -> header.key().equals(name));
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
        .put(HeaderNames.ERROR_CLASS, className(letter.error()))
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

  /** An arm may write anything there: only what is a class name goes into a header. */
  private static @Nullable String className(TaskError error) {
    return error.details().get("class") instanceof String name && CLASS_NAME.matcher(name).matches()
        ? name
        : null;
  }

  public Headers toKafka() {
    return new RecordHeaders(headers);
  }
}
