package io.octollm.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CodecTest {
  static Stream<Arguments> samples() {
    return Samples.all().entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(sample -> Arguments.of(e.getKey(), sample)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recordIsReadAsItWasWritten(Class<?> type, Object sample) {
    byte[] written = Codec.encode(sample);

    assertThat(Codec.encode(Codec.decode(written, type).orThrow())).isEqualTo(written);
    assertThat(Codec.decode(written, type).orThrow().getClass()).isEqualTo(sample.getClass());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void unknownFieldIsPassedOver(Class<?> type, Object sample) {
    ObjectNode tree = (ObjectNode) Codec.tree(sample);
    tree.putObject("from_a_later_version").put("a", 1);

    Object read = Codec.decode(Codec.encode(tree), type).orThrow();

    assertThat(Codec.encode(read)).isEqualTo(Codec.encode(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void namesAreSnakeCaseAndNullsAreLeftOut(Class<?> type, Object sample) {
    ObjectNode tree = (ObjectNode) Codec.tree(sample);

    assertThat(tree.propertyNames()).allMatch(name -> name.matches("[a-z_0-9]+"));
    assertThat(tree.properties()).noneMatch(field -> field.getValue().isNull());
  }

  @Test
  void enumsAreLowerCaseButCodesAreNot() {
    assertThat(Codec.json().writeValueAsString(List.of(Priority.HIGH, Status.COMPLETED, Source.CACHE,
        ErrorCategory.RATE_LIMIT, View.Breaker.HALF_OPEN, ErrorCode.STEP_TIMEOUT, EventName.TASK_STARTED)))
        .isEqualTo("[\"high\",\"completed\",\"cache\",\"rate_limit\",\"half_open\",\"STEP_TIMEOUT\","
            + "\"task.started\"]");
  }

  @Test
  void timesAreIso8601() {
    assertThat(Codec.json().writeValueAsString(Instant.parse("2026-01-31T12:00:00.5Z")))
        .isEqualTo("\"2026-01-31T12:00:00.500Z\"");
  }

  @Test
  void sealedKindIsWritten() {
    assertThat(new String(Codec.encode(new Command.Cancel("t")), StandardCharsets.UTF_8))
        .isEqualTo("{\"kind\":\"cancel\",\"task_id\":\"t\"}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                                   | kind       | kind is missing or unknown
      {"kind":"begun"}                                     | kind       | kind is missing or unknown
      {"kind":"started","step":"s","attempt":1,"arm":"a"}  | task_id    | task_id is missing
      {"kind":"started","task_id":"t","attempt":1,"arm":"a"} | step     | step is missing
      {"kind":"started","task_id":"t","step":"s","attempt":1} | arm     | arm is missing
      {"kind":"started","task_id":"t","step":"s","arm":"a"} | attempt   | attempt must be at least 1
      {"kind":"started","attempt":"1"}                     | attempt    | attempt does not fit the schema
      {"kind":"started","attempt":1.5}                     | attempt    | attempt does not fit the schema
      {"kind":"started","attempt":99999999999}             | attempt    | attempt does not fit the schema
      {"kind":"started","attempt":null}                    | attempt    | attempt does not fit the schema
      {"kind":"started","task_id":{}}                      | task_id    | task_id does not fit the schema
      {"kind":"failed","task_id":"t","step":"s","attempt":1,"arm":"a"} | error | error is missing
      {"kind":"failed","error":{"code":"NOPE"}}            | error.code | error.code does not fit the schema
      {"kind":"failed","error":{"message":"m"}}            | error.code | error.code is missing
      {"kind":"failed","error":[]}                         | error      | error does not fit the schema
      {SUCCEEDED} | output | output is missing
      {SUCCEEDED,"output":1,"confidence":1.01} | confidence | confidence must lie between 0 and 1
      {SUCCEEDED,"output":1,"confidence":-0.5} | confidence | confidence must lie between 0 and 1
      {SUCCEEDED,"output":["\\ud800"]} | output[0] | output[0] holds half of a surrogate pair
      {SUCCEEDED,"output":1e99999} | output | output is a number with an exponent beyond 9999
      {"kind":"succeeded","usage":{"tokens_in":"many"}}    | usage.tokens_in | usage.tokens_in does not fit the schema
      """)
  void problemOfAnOutcomeNamesThePath(String json, String field, String message) {
    String whole = json.replace("SUCCEEDED",
        "\"kind\":\"succeeded\",\"task_id\":\"t\",\"step\":\"s\",\"attempt\":1,\"arm\":\"a\"");

    assertThat(problem(whole, Outcome.class))
        .isEqualTo(TaskError.of(ErrorCode.INVALID_FIELD, message).with("field", field));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"entries":[{"event":"task.started"},{"event":"no.such"}]} | entries[1].event is not in the catalogue of events
      {"entries":[{"event":"task.started"},5]}                   | entries[1] does not fit the schema
      {"entries":[{"status":"failed"}]}                          | entries[0] does not fit the schema
      {"entries":[{"event":9}]}                                  | entries[0].event is not in the catalogue of events
      {"entries":[{"event":"9"}]}                                | entries[0].event is not in the catalogue of events
      {"view":{"arms":[{"free":[]}]}}                            | view.arms[0].free does not fit the schema
      {"seq":true}                                               | seq does not fit the schema
      """)
  void placesInListsAreNamed(String json, String message) {
    assertThat(problem(json, Event.class).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      -               | value is empty
      ''              | value is empty
      null            | value is JSON null, an object is expected
      []              | JSON does not fit the schema, reading stopped at byte 0
      {               | value is not JSON, reading stopped at byte 1
      {"name":"a","name":"b"} | a JSON object has a field twice, reading stopped at byte 18
      {"name":"a","value":1,"at":0} {} | there is text after the JSON value, reading stopped at byte 30
      """)
  void whatIsNoRecordIsUnreadable(String json, String message) {
    TaskError error = problem(json, Setting.class);

    assertThat(error.code()).isEqualTo(ErrorCode.UNREADABLE);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.details().containsKey("position")).isEqualTo(message.contains("at byte"));
  }

  @Test
  void numberThatJavaCannotHoldIsAProblem() {
    assertThat(problem("{\"value\":1e9999999999}", Setting.class).message())
        .isEqualTo("value does not fit the schema");
    assertThat(problem("[1e9999999999]", JsonNode.class).message()).isEqualTo("a number is out of range");
    assertThat(problem("99999999999", Integer.class).message()).startsWith("a number is out of range");
  }

  @Test
  void nullInAListOfNamesIsAProblem() {
    assertThat(problem("{\"arm\":\"a\",\"instance\":\"i\",\"capacity\":1,\"at\":\"2026-01-31T12:00:00Z\","
        + "\"capabilities\":[null]}", ArmCapability.class).message()).contains("does not fit the schema");
  }

  @Test
  void deepNestingIsAProblem() {
    assertThat(problem("{\"value\":" + "[".repeat(100_000), Setting.class).message())
        .isEqualTo("JSON is nested too deep, or a name, string or number is too long");
  }

  @Test
  void deepestOutputFitsIntoEveryRecordAroundIt() {
    Outcome outcome = Codec.decode(("{\"kind\":\"succeeded\",\"task_id\":\"t\",\"step\":\"s\",\"attempt\":1,"
        + "\"arm\":\"a\",\"output\":" + "[".repeat(64) + "]".repeat(64) + "}")
        .getBytes(StandardCharsets.UTF_8), Outcome.class).orThrow();
    Event event = (Event) Samples.all().get(Event.class).getFirst();
    Event around = new Event(event.at(), 1, "t", "r", event.fact(), new View(event.at(), 0, "",
        List.of(), Map.of(), false, new View.CachedAnswer("k", ((Outcome.Succeeded) outcome).output(), 1)),
        List.of(), List.of());

    assertThat(Codec.decode(Codec.encode(around), Event.class)).isInstanceOf(Decoded.Value.class);
  }

  @Test
  void halfASurrogatePairIsWrittenAsAnEscapeAndReadBack() {
    Setting setting = new Setting("n", Codec.tree("cut here \ud83d"), Instant.EPOCH, "");

    assertThat(Codec.decode(Codec.encode(setting), Setting.class).orThrow()).isEqualTo(setting);
  }

  @Test
  void recordsFillInWhatSendersMayLeaveOut() {
    Document document = Codec.decode("{\"id\":\"d\",\"text\":\"t\"}".getBytes(StandardCharsets.UTF_8),
        Document.class).orThrow();

    assertThat(document).isEqualTo(new Document("d", "d", "t", "", Codec.emptyObject()));
  }

  @Test
  void capabilityChecksItsFigures() {
    String heartbeat = "{\"arm\":\"a\",\"instance\":\"i\",\"at\":\"2026-01-31T12:00:00Z\",";

    assertThat(problem(heartbeat + "\"capacity\":0}", ArmCapability.class).message())
        .isEqualTo("capacity must lie between 1 and 1000000");
    assertThat(problem(heartbeat + "\"capacity\":2147483647}", ArmCapability.class).message())
        .isEqualTo("capacity must lie between 1 and 1000000");
    assertThat(problem(heartbeat + "\"capacity\":1,\"in_flight\":-5}", ArmCapability.class).message())
        .isEqualTo("in_flight must lie between 0 and 1000000");
    assertThat(problem(heartbeat + "\"capacity\":1,\"success\":{\"ok\":9,\"n\":1}}", ArmCapability.class)
        .message()).isEqualTo("success must count 0 to n well of at most 100");
    assertThat(problem(heartbeat + "\"capacity\":1,\"cost_tier\":6}", ArmCapability.class).message())
        .isEqualTo("cost_tier must lie between 0 and 5");
    assertThat(problem(heartbeat + "\"capacity\":1,\"cost_tier\":-1}", ArmCapability.class).details())
        .containsEntry("field", "cost_tier");
  }

  @Test
  void detailsOfAnErrorKeepOneOrderAndNoNulls() {
    TaskError error = Codec.decode("{\"code\":\"ARM_ERROR\",\"details\":{\"b\":1,\"a\":null,\"c\":[]}}"
        .getBytes(StandardCharsets.UTF_8), TaskError.class).orThrow();

    assertThat(error.details().toString()).isEqualTo("{b=1, c=[]}");
    assertThat(error.message()).isEqualTo(ErrorCode.ARM_ERROR.advice());
    assertThat(error.category()).isEqualTo(ErrorCategory.INTERNAL);
  }

  @Test
  void stepOfAPlanMayLeaveOutItsLists() {
    Step step = Codec.decode("{\"id\":\"s1\",\"instruction\":\"do\"}".getBytes(StandardCharsets.UTF_8),
        Step.class).orThrow();

    assertThat(step).isEqualTo(new Step("s1", null, null, "do", List.of(), List.of()));
    assertThat(Codec.decode(Codec.encode(step), Step.class).orThrow()).isEqualTo(step);
  }

  @Test
  void recordsOfOursFillInEmptyLists() {
    String json = "{\"at\":\"2026-01-31T12:00:00Z\",\"seq\":1,\"view\":{\"arms\":[{\"arm\":\"a\"}]}}";
    Event event = Codec.decode(json.getBytes(StandardCharsets.UTF_8), Event.class).orThrow();

    assertThat(event.entries()).isEmpty();
    assertThat(event.view().slots()).isEmpty();
    assertThat(event.view().arms().getFirst().breaker()).isEqualTo(View.Breaker.CLOSED);
  }

  @Test
  void problemHasNoValueToGive() {
    assertThatThrownBy(() -> Decoded.problem(ErrorCode.UNREADABLE, "value is empty").orThrow())
        .isInstanceOf(IllegalArgumentException.class).hasMessage("value is empty");
  }

  @Test
  void usagesAddUp() {
    assertThat(new Usage(1, 2, 0.5, "a").plus(new Usage(3, 4, 0.25, null)))
        .isEqualTo(new Usage(4, 6, 0.75, "a"));
    assertThat(new Usage(1, 2, 0.5, "a").plus(new Usage(0, 0, 0, "b")).model()).isEqualTo("b");
    assertThat(new Usage(1, 2, 0.5, null).tokens()).isEqualTo(3);
  }

  @Test
  void entryLeavesOutPairsWithoutAValue() {
    assertThat(Event.Entry.of(EventName.TASK_RETRY, "arm", null, "attempt", 2).fields())
        .isEqualTo(Map.of("attempt", 2));
  }

  private static <T> TaskError problem(String json, Class<T> type) {
    byte[] bytes = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    Decoded<T> read = Codec.decode(bytes, type);
    assertThat(read).isInstanceOf(Decoded.Problem.class);
    return ((Decoded.Problem<T>) read).error();
  }

  @Test
  void usageThatNoWorkCostsIsAProblem() {
    String outcome = "{\"kind\":\"succeeded\",\"task_id\":\"t\",\"step\":\"s\",\"attempt\":1,\"arm\":\"a\","
        + "\"output\":1,\"confidence\":1,\"duration_ms\":1,\"usage\":{\"tokens_in\":%s,\"tokens_out\":0,\"cost_usd\":%s}}";

    assertThat(Codec.decode(outcome.formatted("-1", "0").getBytes(UTF_8), Outcome.class))
        .isInstanceOf(Decoded.Problem.class);
    assertThat(Codec.decode(outcome.formatted("0", "-0.5").getBytes(UTF_8), Outcome.class))
        .isInstanceOf(Decoded.Problem.class);
    assertThat(Codec.decode(outcome.formatted("1", "0.5").getBytes(UTF_8), Outcome.class))
        .isInstanceOf(Decoded.Value.class);
  }

  @Test
  void numberBeyondAllMeasureIsAProblemLikeAnyOther() {
    String beyond = "1e0345678901234";

    assertThatThrownBy(() -> Codec.parse(beyond)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> Codec.parse(beyond.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JacksonException.class);
  }
}
