package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.Criterion.Verdict;
import io.octollm.arm.code.SyntaxCheck;
import io.octollm.schema.Codec;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One output that passes and one that fails for each kind of criterion, and what is left to people. */
class CriterionTest {
  private static final Criterion.Means MEANS = new Criterion.Means(new SyntaxCheck(), Samples::scan);

  private record Row(String criterion, String passes, String fails) {}

  static Stream<Row> kinds() {
    return Stream.of(
        new Row("contains: bar", "foo bar", "foo Bar"),
        new Row("Contains: bar", "foo bar", "foo"),
        new Row("not contains: bar", "foo", "foo bar"),
        new Row("contains_any: foo | bar baz", "a bar baz", "a bar"),
        new Row("equals: foo", "foo", "foo bar"),
        new Row("min_length: 4", "fooo", "foo"),
        new Row("max_length: 2", "fo", "foo"),
        new Row("matches: f*b?r", "foo bar", "foo ba"),
        new Row("json", "{}", "{"),
        new Row("JSON", "See:\n```json\n{\"a\": 1}\n```\n", "```json\n{}\n```\nor\n```json\n[]\n```"),
        new Row("json_path: /a/0/b", "{\"a\":[{\"b\":null}]}", "{\"a\":[]}"),
        new Row("json_path: /a = x=y", "{\"a\":\"x=y\"}", "{\"a\":\"x\"}"),
        new Row("json_path: /N = 7", "{\"N\":7}", "{\"n\":7}"),
        new Row("number: 1 to 5", "5", "5.01"),
        new Row("number: -2.5 to -1", "-2.5", "2"),
        new Row("number /Price: 0 to 10", "{\"Price\":9.99}", "{\"Price\":\"cheap\"}"),
        new Row("compiles", "```java\nint x = 1;\n```", "```java\nint x = ;\n```"),
        new Row("no_pii", "the key is away", "the key is SECRET"),
        new Row("no_pii", "write to <nobody>", "write to <EMAIL_1>"),
        new Row("no_pii", "write to <NOBODY:x>", "write to <EMAIL:abcdefghijklmnop>"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void outputPassesOrFails(Row row) throws Exception {
    assertThat(check(row.criterion(), row.passes())).isEqualTo(Verdict.PASSED);
    assertThat(check(row.criterion(), row.fails())).isEqualTo(Verdict.FAILED);
  }

  @Test
  void everyKindHasARow() {
    Set<Class<?>> shown = kinds().map(row -> Criterion.of(row.criterion()).getClass()).collect(Collectors.toSet());

    assertThat(Arrays.stream(Criterion.class.getPermittedSubclasses())
        .filter(kind -> kind != Criterion.ForPeople.class)).isSubsetOf(shown);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "max_length: two | foo", "reads well | foo", "Number of results is at least three | 5", "note: reads well | foo", "contains: | foo", "json: x | {}",
      "number: 1 - 5 | 3", "number: a to b | 3", "number a: 1 to 2 | 1", "json_path: a | {}",
      "'contains_any: |' | foo", "compiles | no code here", "compiles | ```cobol\\nMOVE\\n```"})
  void whatNoRuleKnowsIsLeftToPeople(String criterion, String output) throws Exception {
    assertThat(check(criterion, output.replace("\\n", "\n"))).isEqualTo(Verdict.UNCHECKED);
  }

  @Test
  void answerInWordsIsHeldToItsWords() throws Exception {
    var output = Samples.json("{\"model\":\"m\",\"text\":\"foo\",\"code\":[]}");

    assertThat(Criterion.of("equals: foo").check(Answer.of(output), MEANS)).isEqualTo(Verdict.PASSED);
    assertThat(Criterion.of("contains: model").check(Answer.of(output), MEANS)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void outputWithoutWordsIsHeldToItsJson() throws Exception {
    var output = Samples.json("{\"exit_code\":0,\"stdout\":\"foo\"}");

    assertThat(Criterion.of("number /exit_code: 0 to 0").check(Answer.of(output), MEANS)).isEqualTo(Verdict.PASSED);
    assertThat(Criterion.of("contains: \"stdout\"").check(Answer.of(output), MEANS)).isEqualTo(Verdict.PASSED);
  }

  private static Verdict check(String criterion, String output) throws InterruptedException {
    return Criterion.of(criterion).check(Answer.of(Codec.tree(output)), MEANS);
  }
}
