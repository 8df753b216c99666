package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundHeadersTest {
  private static final InboundHeaders NONE =
      new InboundHeaders(null, null, null, null, null, 0, null, 0);
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void recordWithoutHeadersHasNone() {
    assertThat(InboundHeaders.read(new RecordHeaders())).isEqualTo(NONE);
  }

  @Test
  void everyHeaderOfOursIsRead() {
    Headers headers = headers("X-Request-ID", "req-1", "traceparent", PARENT, "tracestate", "a=1, b=2 3",
        "octollm-task-id", "task-1", "octollm-step", "s1", "octollm-attempt", "2",
        "octollm-replay-id", "replay-1", "octollm-replay-count", "9999999");

    assertThat(InboundHeaders.read(headers)).isEqualTo(
        new InboundHeaders("req-1", PARENT, "a=1, b=2 3", "task-1", "s1", 2, "replay-1", 9_999_999));
  }

  @Test
  void letterCaseOfAnyNameDoesNotCount() {
    Headers headers = headers("x-request-id", "r", "TraceParent", PARENT, "TRACESTATE", "a=1",
        "OctoLLM-Task-ID", "t");

    assertThat(InboundHeaders.read(headers))
        .isEqualTo(new InboundHeaders("r", PARENT, "a=1", "t", null, 0, null, 0));
  }

  @Test
  void firstOfANameCounts() {
    assertThat(InboundHeaders.read(headers("x-request-id", "a", "X-REQUEST-ID", "b")).requestId())
        .isEqualTo("a");
  }

  @Test
  void malformedOneDoesNotHideTheNext() {
    Headers headers = headers("X-Request-ID", "a b", "X-Request-ID", "c", "traceparent", "00-1-2-3",
        "traceparent", PARENT, "octollm-task-id", "no/id", "octollm-task-id", "t",
        "octollm-attempt", "one", "octollm-attempt", "1");

    assertThat(InboundHeaders.read(headers))
        .isEqualTo(new InboundHeaders("c", PARENT, null, "t", null, 1, null, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\u007f", "ü", "a\0", "\n"})
  void requestIdThatIsNotPrintableCountsAsAbsent(String id) {
    assertThat(InboundHeaders.read(headers("X-Request-ID", id))).isEqualTo(NONE);
  }

  @Test
  void requestIdHasAHundredTwentyEightCharactersAtTheMost() {
    assertThat(InboundHeaders.read(headers("X-Request-ID", "~".repeat(128))).requestId()).hasSize(128);
    assertThat(InboundHeaders.read(headers("X-Request-ID", "~".repeat(129)))).isEqualTo(NONE);
  }

  @Test
  void nullValueCountsAsAbsent() {
    Headers headers = new RecordHeaders();
    for (String name : new String[] {"X-Request-ID", "traceparent", "octollm-task-id", "foreign"}) {
      headers.add(name, null);
    }

    assertThat(InboundHeaders.read(headers)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      "00-00000000000000000000000000000000-b7ad6b7169203331-01",
      "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
      "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", "00", "nonsense"})
  void traceparentThatW3cForbidsCountsAsAbsentWithItsState(String parent) {
    assertThat(InboundHeaders.read(headers("traceparent", parent, "tracestate", "a=1")))
        .isEqualTo(NONE);
  }

  @Test
  void tracestateMayBeLongerThanTheOthers() {
    String state = "a=" + "b".repeat(510);

    assertThat(InboundHeaders.read(headers("traceparent", PARENT, "tracestate", state)).tracestate())
        .isEqualTo(state);
    assertThat(InboundHeaders.read(headers("traceparent", PARENT, "tracestate", state + "c")).tracestate())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "007, 7", "-1, 0", "1.5, 0", "99999999, 0", "١, 0", "1a, 0"})
  void countIsANumberOfSevenDigitsAtTheMost(String text, int count) {
    assertThat(InboundHeaders.read(headers("octollm-replay-count", text)).replayCount())
        .isEqualTo(count);
  }

  @Test
  @Timeout(10)
  void foreignHeadersArePassedOverHoweverMany() {
    Headers headers = new RecordHeaders();
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      byte[] value = new byte[random.nextInt(64)];
      random.nextBytes(value);
      headers.add("foreign-" + i % 50, value);
    }
    headers.add("X-Request-ID", "last".getBytes(StandardCharsets.US_ASCII));

    assertThat(InboundHeaders.read(headers))
        .isEqualTo(new InboundHeaders("last", null, null, null, null, 0, null, 0));
  }

  private static Headers headers(String... pairs) {
    Headers headers = new RecordHeaders();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.add(pairs[i], pairs[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return headers;
  }
}
