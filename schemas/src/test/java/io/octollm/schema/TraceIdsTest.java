package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TraceIdsTest {
  private static final String SENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

  private static TraceIds sent(String traceparent, String replayId) {
    return TraceIds.of(new RequestContext("req-1", traceparent, null, replayId, 0));
  }

  @Test
  void theSendersTraceGoesOn() {
    assertThat(sent(SENT, null)).isEqualTo(new TraceIds(
        "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "00", null));
  }

  @Test
  void aRequestWithoutATraceGetsTheSameOneEachTime() {
    TraceIds own = sent(null, null);

    assertThat(own).isEqualTo(sent(null, null));
    assertThat(own.traceId()).isNotEqualTo(TraceIds.of(RequestContext.of("req-2")).traceId());
    assertThat(own.parentId()).isNull();
  }

  @Test
  void aReplayIsATraceOfItsOwnThatIsLinkedToTheOld() {
    TraceIds replayed = sent(SENT, "replay-1");

    assertThat(replayed.traceId()).isNotEqualTo(sent(SENT, null).traceId())
        .isNotEqualTo(sent(SENT, "replay-2").traceId());
    assertThat(replayed.parentId()).isNull();
    assertThat(replayed.linked()).isEqualTo(SENT);
    assertThat(replayed.flags()).as("what an unsampled request is replayed under").isEqualTo("01");
  }

  @Test
  void everySpanHasAnIdOfItsOwnAndAHeaderThatIsReadBack() {
    TraceIds ids = sent(null, null);

    assertThat(new String[] {ids.run("t", 1), ids.run("t", 2), ids.step("t", 1, "s"),
        ids.step("t", 2, "s"), ids.attempt("t", "s", 1), ids.attempt("t", "s", 2),
        ids.wait("queue", "t", "s", 1), ids.wait("backoff", "t", "s", 1)}).doesNotHaveDuplicates();
    String header = ids.traceparent(ids.attempt("t", "s", 1));
    RecordHeaders headers = new RecordHeaders();
    headers.add(HeaderNames.TRACEPARENT, header.getBytes(StandardCharsets.US_ASCII));
    assertThat(InboundHeaders.read(headers).traceparent()).isEqualTo(header);
    assertThat(sent(header, null).traceId()).isEqualTo(ids.traceId());
  }
}
