package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No problem quotes what was sent: a word is planted in each place, in each wrong way. */
class CanaryTest {
  private static final String CANARY = "zanzibar.4711";
  private static final List<String> WRONG = List.of("\"%s\"", "[\"%s\"]", "{\"%s\":1}",
      "{\"a\":\"%s\"}", "[[\"%s\"]]", "%s", "\"%s", "\"%s\\ud800\"", "\"%s \"", "[\"%s\",5,\"\"]",
      "{\"%s\":{\"%s\":\"\\udc00\"}}", "{\"%s\":1e99999}", "{\"%s\":1,\"%s\":2}", "[{\"%s\":[}]");

  static Stream<String> tasks() {
    List<String> tasks = new ArrayList<>(List.of(CANARY, "\"" + CANARY + "\"", "[\"" + CANARY + "\"]",
        "{\"goal\":\"x\"} " + CANARY, "{\"goal\":\"x\"} \"" + CANARY + "\"",
        "{\"goal\":\"x\",\"" + CANARY + "\":1}", "{\"goal\":\"x\",\"" + CANARY + "\\ud800\":1}",
        "{\"goal\":\"" + CANARY + "\",\"context\":" + "[".repeat(100_000)));
    for (String field : TaskFields.KNOWN) {
      for (String wrong : WRONG) {
        tasks.add(TaskFieldsTest.with(field, wrong.replace("%s", CANARY)));
      }
    }
    for (String figure : List.of("max_tokens", "max_time_seconds", "max_cost_usd", "max_retries")) {
      for (String wrong : WRONG) {
        tasks.add(TaskFieldsTest.with("budget", "{\"" + figure + "\":" + wrong.replace("%s", CANARY) + "}"));
      }
    }
    return tasks.stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void problemOfATaskQuotesNothing(String json) {
    quotesNothing(TaskReaderTest.read(json));
  }

  static Stream<String> records() {
    List<String> fields = List.of("kind", "task_id", "step", "attempt", "arm", "output", "confidence",
        "error", "usage", "duration_ms", "capacity", "capabilities", "success", "cost_tier", "at",
        "instance", "id", "text", "metadata", "value", "name", "input", "entries", "fact");
    return fields.stream().flatMap(field -> WRONG.stream().map(wrong ->
        "{\"" + field + "\":" + wrong.replace("%s", CANARY) + "}"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void problemOfARecordQuotesNothing(String json) {
    String kind = json.startsWith("{\"kind\"") ? json : "{\"kind\":\"%s\"," + json.substring(1);
    for (String name : List.of("started", "succeeded", "failed")) {
      quotesNothing(decode(kind.replace("%s", name), Outcome.class));
    }
    quotesNothing(decode(kind.replace("%s", "resume"), Command.class));
    for (Class<?> type : List.of(ArmCapability.class, Setting.class, Document.class, Event.class)) {
      quotesNothing(decode(json, type));
    }
  }

  private static <T> Decoded<T> decode(String json, Class<T> type) {
    return Codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static void quotesNothing(Decoded<?> read) {
    if (read instanceof Decoded.Problem<?>(TaskError error)) {
      assertThat(error.message()).doesNotContainIgnoringCase("zanzibar").doesNotContain("4711");
      assertThat(error.details().toString()).doesNotContainIgnoringCase("zanzibar");
    }
  }
}
