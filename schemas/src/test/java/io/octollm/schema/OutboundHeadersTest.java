package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class OutboundHeadersTest {
  @Test
  void headersStandInOneOrder() {
    RequestContext request = new RequestContext("req-1", "parent", "state", "replay-1", 2);

    assertThat(written(OutboundHeaders.of(request, "task-1").step("s1", 3).toKafka()))
        .containsExactly("X-Request-ID=req-1", "traceparent=parent", "tracestate=state",
            "octollm-task-id=task-1", "octollm-replay-id=replay-1", "octollm-replay-count=2",
            "octollm-step=s1", "octollm-attempt=3");
  }

  @Test
  void whatIsNotKnownHasNoHeader() {
    assertThat(written(OutboundHeaders.of(RequestContext.of("req-1"), "task-1").toKafka()))
        .containsExactly("X-Request-ID=req-1", "octollm-task-id=task-1");
  }

  @Test
  void headerThatIsPutAgainReplacesTheOlder() {
    OutboundHeaders headers = OutboundHeaders.of(RequestContext.of("req-1"), "task-1")
        .step("s1", 1).step("s1", 2);

    assertThat(written(headers.toKafka())).containsExactly("X-Request-ID=req-1",
        "octollm-task-id=task-1", "octollm-step=s1", "octollm-attempt=2");
  }

  @Test
  void deadLetterBearsWhatItIsChosenBy() {
    DeadLetter letter = Samples.deadLetter();

    assertThat(written(OutboundHeaders.of(RequestContext.of("r"), "t").deadLetter(letter, "0.1.0").toKafka()))
        .containsExactly("X-Request-ID=r", "octollm-task-id=t", "octollm-error-code=COMMAND_FAILED",
            "octollm-error-category=external", "octollm-error-class=java.io.IOException",
            "octollm-error-hash=53ba1b1ab203", "octollm-failed-stage=executor",
            "octollm-failed-at=2026-01-31T12:00:03Z", "octollm-origin-topic=octollm.tasks",
            "octollm-origin-partition=2", "octollm-origin-offset=17", "octollm-app-version=0.1.0");
  }

  @Test
  void errorClassThatIsNoClassNameHasNoHeader() {
    DeadLetter letter = Samples.deadLetter();
    for (Object foreign : List.of("not a class: jane@example.org", "a".repeat(129), 7, List.of())) {
      DeadLetter strange = new DeadLetter(letter.taskId(), letter.requestId(), letter.stage(),
          letter.error().with("class", foreign), letter.attempt(), letter.failedAt(), letter.origin(),
          letter.replayCount(), letter.copy(), letter.truncated());

      assertThat(written(OutboundHeaders.of(RequestContext.of("r"), "t").deadLetter(strange, "v").toKafka()))
          .noneMatch(header -> header.startsWith(HeaderNames.ERROR_CLASS));
    }
  }

  private static List<String> written(Headers headers) {
    return Arrays.stream(headers.toArray())
        .map(h -> h.key() + "=" + new String(h.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
