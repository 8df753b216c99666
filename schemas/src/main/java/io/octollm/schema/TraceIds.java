package io.octollm.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace ids of one request. They are derived, never drawn: the topology, an arm and whoever
 * reads {@code events} name the same span by the same id, and no id is stored anywhere.
 *
 * @param traceId 32 hex digits: the sender's, or else one a request; each replay has one of its own
 * @param parentId the sender's span; null where there is none
 * @param flags two hex digits: the sender's, and those of a sampled one where the trace is our own
 * @param linked the {@code traceparent} of the run that a replay does again; null of any other
 */
public record TraceIds(
    String traceId, @Nullable String parentId, String flags, @Nullable String linked) {
  private static final String SAMPLED = "01";
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;
  private static final int TRACE_AT = 3;
  private static final int SPAN_AT = TRACE_AT + TRACE_DIGITS + 1;
  private static final int FLAGS_AT = SPAN_AT + SPAN_DIGITS + 1;

  /** The ids of a request that bears these headers, as they were checked on their way in. */
  public static TraceIds of(RequestContext request) {
    String traceparent = request.traceparent();
    if (request.replayId() != null) {
      String own = hash(TRACE_DIGITS, "replay", request.replayId(), request.requestId());
      return new TraceIds(own, null, SAMPLED, traceparent);
    }
    if (traceparent == null) {
      return new TraceIds(hash(TRACE_DIGITS, "request", request.requestId()), null, SAMPLED, null);
    }
    return new TraceIds(traceparent.substring(TRACE_AT, TRACE_AT + TRACE_DIGITS),
        traceparent.substring(SPAN_AT, SPAN_AT + SPAN_DIGITS),
        traceparent.substring(FLAGS_AT, FLAGS_AT + 2), null);
  }

  /** The span of a run of a task, from its submission to its result: the root of ours. */
  public String run(String taskId, int run) {
    return span("run", taskId, Integer.toString(run));
  }

  /** The span of a step within a run. */
  public String step(String taskId, int run, String step) {
    return span("step", taskId, Integer.toString(run), step);
  }

  /** The span of one attempt at a step; no two attempts of a step bear the same number. */
  public String attempt(String taskId, String step, int attempt) {
    return span("attempt", taskId, step, Integer.toString(attempt));
  }

  /** The span of the wait before an attempt. */
  public String wait(String kind, String taskId, String step, int attempt) {
    return span(kind, taskId, step, Integer.toString(attempt));
  }

  /** The header that names one of these spans as the parent of what is done next. */
  public String traceparent(String spanId) {
    return "00-" + traceId + '-' + spanId + '-' + flags;
  }

  private String span(String... parts) {
    return hash(SPAN_DIGITS, traceId, String.join("|", parts));
  }

  private static String hash(int digits, String... parts) {
    byte[] name = ("octollm|" + String.join("|", parts)).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Ids.digest("SHA-256").digest(name), 0, digits / 2);
  }
}
