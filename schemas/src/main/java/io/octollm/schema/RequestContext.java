package io.octollm.schema;

import org.jspecify.annotations.Nullable;

/**
 * What rides along with a request through every hop.
 *
 * @param traceparent W3C trace context as it came, or null
 * @param replayId of the replay that submitted the task again, or null
 * @param replayCount how often it was replayed
 */
public record RequestContext(
    String requestId,
    @Nullable String traceparent,
    @Nullable String tracestate,
    @Nullable String replayId,
    int replayCount) {

  public static RequestContext of(String requestId) {
    return new RequestContext(requestId, null, null, null, 0);
  }
}
