package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskReaderTest {
  private static final TaskReader READER = new TaskReader(TaskReader.DEFAULT_MAX_BYTES);

  @Test
  void bareGoalGetsEveryDefault() {
    Task task = valid("{\"goal\": \"say hello\"}");

    assertThat(task).isEqualTo(new Task(null, "say hello", Codec.emptyObject(), List.of(),
        List.of(), List.of(), null, Priority.MEDIUM,
        new Budget(10_000, 300, 1.0, 3), null, "default", null, Codec.emptyObject(), null, "v1",
        "1.0.0"));
  }

  @Test
  void nullValueIsUnreadable() {
    assertThat(problem((byte[]) null))
        .isEqualTo(TaskError.of(ErrorCode.UNREADABLE, "value is null, a JSON object is expected"));
  }

  @Test
  void emptyValueIsUnreadable() {
    assertThat(problem(new byte[0]).message()).isEqualTo("value is empty, a JSON object is expected");
  }

  @Test
  void recordOfTheLargestSizeIsRead() {
    byte[] bytes = padded(TaskReader.DEFAULT_MAX_BYTES);

    assertThat(READER.read(bytes)).isInstanceOf(Decoded.Value.class);
  }

  @Test
  void recordOneByteOverTheLimitIsTooLarge() {
    TaskError error = problem(padded(TaskReader.DEFAULT_MAX_BYTES + 1));

    assertThat(error.code()).isEqualTo(ErrorCode.RECORD_TOO_LARGE);
    assertThat(error.message()).isEqualTo("value has 1048577 bytes, the limit is 1048576");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      '   ',       empty
      null,        null
      true,        a boolean
      17,          a number
      1.5,         a number
      '"goal"',    a string
      '["goal"]',  a list
      """)
  void rootThatIsNoObjectIsNamedByItsKind(String json, String kind) {
    assertThat(problem(json).message())
        .isEqualTo("value is " + kind + ", a JSON object is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "goal", "{\"goal\":\"x\"", "{\"goal\":NaN}", "{\"goal\":'x'}",
      "{\"goal\":\"x\",}", "{\"goal\":\"x\"} canary", "{goal:1}", "{\"goal\":\"\\ud80\"}",
      "{\"goal\":\"x\",\"context\":{\"a\":+1}}", "{\"goal\":\"x\",\"context\":{\"a\":01}}",
      "{\"goal\":\"tab\there\"}"})
  void whatIsNotJsonIsUnreadableAtAPosition(String json) {
    TaskError error = problem(json);

    assertThat(error.code()).isEqualTo(ErrorCode.UNREADABLE);
    assertThat(error.message()).startsWith("value is not JSON, reading stopped at byte ");
    assertThat(error.details()).containsKey("position");
  }

  @Test
  void textAfterTheObjectIsUnreadable() {
    assertThat(problem("{\"goal\":\"x\"} {\"goal\":\"y\"}").message())
        .isEqualTo("there is text after the JSON value, reading stopped at byte 13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"goal\":\"x\",\"goal\":\"y\"}",
      "{\"goal\":\"x\",\"context\":{\"a\":1,\"\\u0061\":2}}"})
  void fieldThatStandsTwiceIsUnreadable(String json) {
    assertThat(problem(json).message()).startsWith("a JSON object has a field twice, ");
  }

  @Test
  @Timeout(10)
  void nestingOfAHundredThousandLevelsIsRefusedByTheParser() {
    assertThat(problem("{\"goal\":\"x\",\"context\":" + "{\"a\":".repeat(100_000)).message())
        .contains("nested too deep");
    assertThat(problem("[".repeat(100_000)).message()).contains("nested too deep");
  }

  @ParameterizedTest
  @CsvSource({"400, true", "401, false"})
  void numberMayHaveFourHundredDigits(int digits, boolean valid) {
    Decoded<Task> read = read("{\"goal\":\"x\",\"context\":{\"n\":" + "9".repeat(digits) + "}}");

    assertThat(read instanceof Decoded.Value).isEqualTo(valid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "1e-2147483649", "1.5e-2147483647"})
  void numberThatJavaCannotHoldIsUnreadable(String number) {
    assertThat(problem("{\"goal\":\"x\",\"context\":{\"n\":" + number + "}}"))
        .isEqualTo(TaskError.of(ErrorCode.UNREADABLE, "a number is out of range"));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      c3,         0, cut off in a character
      61c328,     1, continuation byte missing
      6180,       1, continuation byte alone
      c0af,       0, overlong slash in two bytes
      e080af,     0, overlong slash in three bytes
      f08080af,   0, overlong slash in four bytes
      e38182eda080, 3, high surrogate as in CESU-8
      edb080,     0, low surrogate as in CESU-8
      f4908080,   0, beyond U+10FFFF
      fffe,       0, UTF-16 byte order mark
      """)
  void brokenUtf8IsUnreadableAtItsPosition(String hex, int at, String what) {
    byte[] head = "{\"goal\":\"".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head);
    bytes.writeBytes(HexFormat.of().parseHex(hex));

    TaskError error = problem(bytes.toByteArray());

    assertThat(error.code()).as(what).isEqualTo(ErrorCode.UNREADABLE);
    assertThat(error.message()).isEqualTo(
        "value is not UTF-8, reading stopped at byte " + (head.length + at));
    assertThat(error.details()).containsEntry("position", head.length + at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsThanUtf8AreUnreadable(String charset) {
    assertThat(problem("{\"goal\":\"x\"}".getBytes(Charset.forName(charset))).code())
        .isEqualTo(ErrorCode.UNREADABLE);
  }

  @Test
  void textBeyondAsciiIsKept() {
    assertThat(valid("{\"goal\":\"größer, 大きい, \\ud83d\\ude00 and 😀\"}").goal())
        .isEqualTo("größer, 大きい, 😀 and 😀");
  }

  @Test
  void byteOrderMarkIsPassedOver() {
    assertThat(valid("\uFEFF{\"goal\":\"x\"}").goal()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"efbbbf", "efbbbb7b7d", "efbb", "ef", "efbc817b7d"})
  void whatOnlyBeginsLikeAByteOrderMarkIsUnreadable(String hex) {
    assertThat(problem(HexFormat.of().parseHex(hex)).code()).isEqualTo(ErrorCode.UNREADABLE);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void mutatedRecordsAreValuesOrProblemsAndNeverExceptions() {
    byte[] seed = """
        {"task_id":"t-1","goal":"größer \\ud83d\\ude00","context":{"a":[1,2.5e3,true,null,{"b":"c"}]},
        "constraints":["c"],"budget":{"max_tokens":5,"max_cost_usd":0.5},"priority":"high",
        "deadline":"2026-01-31T12:00:00Z","schema_version":"1.0.0","metadata":{"k":1e30}}"""
        .getBytes(StandardCharsets.UTF_8);
    byte[] alphabet = "\"{}[]:,\\ud8e9+-.0\0\u00ff ".getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(20260131);
    int values = 0;
    for (int round = 0; round < 30_000; round++) {
      byte[] bytes = seed.clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        bytes[random.nextInt(bytes.length)] = alphabet[random.nextInt(alphabet.length)];
      }
      if (READER.read(bytes) instanceof Decoded.Value<Task>(Task task)) {
        values++;
        byte[] written = Codec.encode(task);
        assertThat(Codec.encode(READER.read(written).orThrow())).isEqualTo(written);
      }
    }
    assertThat(values).isBetween(100, 29_900);
  }

  private static byte[] padded(int size) {
    byte[] bytes = " ".repeat(size).getBytes(StandardCharsets.US_ASCII);
    byte[] task = "{\"goal\":\"x\"}".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(task, 0, bytes, 0, task.length);
    return bytes;
  }

  static Decoded<Task> read(String json) {
    return READER.read(json.getBytes(StandardCharsets.UTF_8));
  }

  static Task valid(String json) {
    return read(json).orThrow();
  }

  static TaskError problem(String json) {
    return problem(json.getBytes(StandardCharsets.UTF_8));
  }

  static TaskError problem(byte[] bytes) {
    Decoded<Task> read = READER.read(bytes);
    assertThat(read).isInstanceOf(Decoded.Problem.class);
    return ((Decoded.Problem<Task>) read).error();
  }
}
