package io.octollm.schema;

import static io.octollm.schema.TaskReaderTest.problem;
import static io.octollm.schema.TaskReaderTest.read;
import static io.octollm.schema.TaskReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class TaskFieldsTest {
  static final List<String> STRINGS = List.of("task_id", "goal", "assigned_arm", "priority",
      "deadline", "tenant", "parent_task_id", "created_at", "api_version", "schema_version");
  static final List<String> LISTS =
      List.of("constraints", "acceptance_criteria", "required_capabilities");
  static final List<String> OBJECTS = List.of("context", "metadata", "budget");

  @Test
  void everyFieldOfAFullTaskIsRead() {
    Task task = valid("""
        {"task_id":"t.1:a_b-C","goal":"g","context":{"a":1},"constraints":["c"],
         "acceptance_criteria":["d","e"],"required_capabilities":["f"],"assigned_arm":"coder-2",
         "priority":"critical","budget":{"max_tokens":0,"max_time_seconds":1,"max_cost_usd":0,
         "max_retries":0},"deadline":"2026-01-31T12:00:00.5+02:00","tenant":"acme",
         "parent_task_id":"p","metadata":{"b":[true]},"created_at":"2026-01-31T12:00Z",
         "api_version":"v1","schema_version":"1.0.7"}""");

    assertThat(task).isEqualTo(new Task("t.1:a_b-C", "g", Codec.emptyObject().put("a", 1),
        List.of("c"), List.of("d", "e"), List.of("f"), "coder-2", Priority.CRITICAL,
        new Budget(0, 1, 0, 0), Instant.parse("2026-01-31T10:00:00.5Z"), "acme", "p",
        Codec.emptyObject().set("b", Codec.json().createArrayNode().add(true)),
        Instant.parse("2026-01-31T12:00:00Z"), "v1", "1.0.7"));
  }

  @Test
  void nullIsAbsent() {
    String nulls = Stream.of(STRINGS, LISTS, OBJECTS).flatMap(List::stream)
        .filter(f -> !f.equals("goal"))
        .map(f -> ",\"" + f + "\":null")
        .reduce("", String::concat);

    assertThat(valid("{\"goal\":\"x\"" + nulls + "}")).isEqualTo(valid("{\"goal\":\"x\"}"));
  }

  @ParameterizedTest
  @FieldSource("STRINGS")
  void stringFieldRefusesOtherKinds(String field) {
    for (String other : List.of("1", "1.5", "true", "[]", "{}")) {
      TaskError error = problem(with(field, other));

      assertThat(error.code()).isEqualTo(ErrorCode.INVALID_FIELD);
      assertThat(error.message()).matches(field + " is an? [a-z]+, a string is expected");
      assertThat(error.details()).containsEntry("field", field);
    }
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void listFieldRefusesOtherKinds(String field) {
    for (String other : List.of("1", "\"a\"", "true", "{}")) {
      assertThat(problem(with(field, other)).message())
          .matches(field + " is an? [a-z]+, a list of strings is expected");
    }
  }

  @ParameterizedTest
  @FieldSource("OBJECTS")
  void objectFieldRefusesOtherKinds(String field) {
    for (String other : List.of("1", "\"a\"", "true", "[]")) {
      assertThat(problem(with(field, other)).message())
          .matches(field + " is an? [a-z]+, an object is expected");
    }
  }

  static Stream<Arguments> lengths() {
    return Stream.of(
        Arguments.of("goal", TaskFields.MAX_GOAL), Arguments.of("task_id", 64),
        Arguments.of("parent_task_id", 64), Arguments.of("tenant", 64),
        Arguments.of("assigned_arm", 32));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void textOfTheGreatestLengthIsValid(String field, int most) {
    assertThat(read(with(field, quoted("a".repeat(most))))).isInstanceOf(Decoded.Value.class);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void textThatIsEmptyOrTooLongNamesItsFieldAndTheLimit(String field, int most) {
    assertThat(problem(with(field, "\"\"")).message())
        .isEqualTo(field + " has 0 characters, 1 to " + most + " are expected");
    assertThat(problem(with(field, quoted("a".repeat(most + 1)))).message())
        .isEqualTo(field + " has " + (most + 1) + " characters, 1 to " + most + " are expected");
  }

  @Test
  void charactersAreCodePoints() {
    assertThat(valid(with("goal", quoted("😀".repeat(TaskFields.MAX_GOAL)))).goal())
        .hasSize(2 * TaskFields.MAX_GOAL);
    assertThat(problem(with("goal", quoted("😀".repeat(TaskFields.MAX_GOAL + 1)))).message())
        .startsWith("goal has 10001 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"goal\":null}", "{\"task_id\":\"a\"}"})
  void missingGoalIsNamed(String json) {
    assertThat(problem(json).message())
        .isEqualTo("goal is missing, a string of 1 to 10000 characters is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\\t\\n\\r\\f", "\\u2003\\u3000"})
  void blankGoalIsNamed(String goal) {
    assertThat(problem(with("goal", quoted(goal))).message())
        .isEqualTo("goal is blank, a string of 1 to 10000 characters is expected");
  }

  @ParameterizedTest
  @CsvSource({"task_id", "parent_task_id", "tenant"})
  void idsConsistOfLettersDigitsAndFourSigns(String field) {
    for (String id : List.of("a b", "ü", "a/b", "a\\nb", "a\\n", "\\u0000", "a@b.example")) {
      assertThat(problem(with(field, quoted(id))).message())
          .isEqualTo(field + " must consist of letters, digits and ._:-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Coder", "1coder", "-a", "co_der", "coder\\n", "a.b"})
  void armNameOfAnotherFormIsRefused(String arm) {
    assertThat(problem(with("assigned_arm", quoted(arm))).message())
        .startsWith("assigned_arm must be an arm's name: ");
  }

  @Test
  void everyPriorityIsRead() {
    assertThat(Stream.of("low", "medium", "high", "critical")
        .map(p -> valid(with("priority", quoted(p))).priority())).containsExactly(Priority.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HIGH", "urgent", "high "})
  void unknownPriorityIsRefused(String priority) {
    assertThat(problem(with("priority", quoted(priority))).message())
        .isEqualTo("priority must be low, medium, high or critical");
  }

  @ParameterizedTest
  @CsvSource({"api_version, v2, must be v1", "api_version, V1, must be v1",
      "schema_version, 2.0.0, must be of the form 1.x.y",
      "schema_version, 1.0, must be of the form 1.x.y",
      "schema_version, 1.0.0-rc1, must be of the form 1.x.y",
      "schema_version, 1.99999.0, must be of the form 1.x.y",
      "schema_version, 1.٣.0, must be of the form 1.x.y"})
  void versionThatWeDoNotSpeakIsRefused(String field, String version, String message) {
    assertThat(problem(with(field, quoted(version))).message()).isEqualTo(field + " " + message);
  }

  @ParameterizedTest
  @CsvSource({"1.1.0", "1.10.3", "1.9999.9999"})
  void laterMinorVersionMayHaveUnknownFields(String version) {
    Task task = valid("{\"goal\":\"x\",\"new_field\":1,\"budget\":{\"max_watts\":3,\"max_tokens\":7},"
        + "\"schema_version\":\"" + version + "\"}");

    assertThat(task.budget().maxTokens()).isEqualTo(7);
    assertThat(task.schemaVersion()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"1.0.0", "1.0.9999", "1.00.0"})
  void sameMinorVersionMayNotHaveUnknownFields(String version) {
    assertThat(problem("{\"goal\":\"x\",\"new_field\":1,\"schema_version\":\"" + version + "\"}").code())
        .isEqualTo(ErrorCode.UNKNOWN_FIELD);
  }

  @ParameterizedTest
  @CsvSource({"gaol, goal", "Goal, goal", "taskid, task_id", "task-id, task_id",
      "acceptance_criterion, acceptance_criteria", "meta, metadata", "deadlien, deadline"})
  void unknownFieldNamesTheNearestKnownOne(String unknown, String near) {
    TaskError error = problem(with(unknown, "1"));

    assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
    assertThat(error.message())
        .isEqualTo("the task has an unknown field, the nearest known one is " + near);
    assertThat(error.details()).containsEntry("field", near);
  }

  @ParameterizedTest
  @CsvSource({"constraints, 20", "acceptance_criteria, 10", "required_capabilities, 10"})
  void listMayHaveAsManyItemsAsItsLimit(String field, int most) {
    assertThat(read(with(field, list(most)))).isInstanceOf(Decoded.Value.class);
    assertThat(problem(with(field, list(most + 1))).message())
        .isEqualTo(field + " has " + (most + 1) + " items, the limit is " + most);
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void itemThatDoesNotFitIsNamedByItsPlace(String field) {
    assertThat(problem(with(field, "[\"a\", null]")).message())
        .isEqualTo(field + "[1] is null, a string is expected");
    assertThat(problem(with(field, "[\"a\", \"b\", \"\"]")).message())
        .isEqualTo(field + "[2] has 0 characters, 1 to 2000 are expected");
    assertThat(problem(with(field, "[\"" + "a".repeat(2001) + "\"]")).details())
        .containsEntry("field", field + "[0]");
    assertThat(valid(with(field, "[\"" + "a".repeat(2000) + "\"]"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"goal", "context", "metadata", "constraints"})
  void halfASurrogatePairIsRefusedWhereItStands(String field) {
    String half = field.equals("goal") ? "\"a\\udc00\"" : field.equals("constraints")
        ? "[\"\\ud800b\"]" : "{\"k\":[0,\"\\ud800\"]}";
    String path = field.equals("goal") ? "goal" : field.equals("constraints")
        ? "constraints[0]" : field + ".#0[1]";

    assertThat(problem(with(field, half)).message())
        .isEqualTo(path + " holds half of a surrogate pair");
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
      "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
      "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
      "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123456789Z",
      "2026-01-31T12:00:00+05:30, 2026-01-31T06:30:00Z",
      "0000-01-01T00:00:00+18:00, -0001-12-31T06:00:00Z",
      "9999-12-31T23:59:59-18:00, +10000-01-01T17:59:59Z"})
  void timesAreInstantsOfAnyOffset(String text, Instant instant) {
    assertThat(valid(with("deadline", quoted(text))).deadline()).isEqualTo(instant);
    assertThat(valid(with("created_at", quoted(text))).createdAt()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31", "2026-01-31T12:00:00", "2026-02-30T12:00:00Z", "tomorrow",
      "2026-01-31T24:00:01Z", "2026-01-31T12:00:00+19:00", "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00Z",
      "2026-01-31 12:00:00Z", "1767225600", "2026-01-31T12:00:00Z[UTC]", "2026-01-31T12:00:00Z\\n"})
  void whatIsNoInstantIsRefused(String text) {
    assertThat(problem(with("deadline", quoted(text))).message())
        .isEqualTo("deadline must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
    assertThat(problem(with("created_at", quoted(text))).details())
        .containsEntry("field", "created_at");
  }

  @Test
  void kindsOfNodesThatNoTextHasHaveNamesToo() {
    assertThat(Refused.kind(JsonNodeFactory.instance.binaryNode(new byte[1]))).isEqualTo("binary");
    assertThat(Refused.kind(JsonNodeFactory.instance.pojoNode("x"))).isEqualTo("pojo");
  }

  static String with(String field, String json) {
    return "{" + (field.equals("goal") ? "" : "\"goal\":\"x\",") + "\"" + field + "\":" + json + "}";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String list(int items) {
    return "[" + "\"a\",".repeat(items - 1) + "\"a\"]";
  }
}
