package io.octollm.schema;

import static io.octollm.schema.TaskFieldsTest.with;
import static io.octollm.schema.TaskReaderTest.problem;
import static io.octollm.schema.TaskReaderTest.read;
import static io.octollm.schema.TaskReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetFieldsTest {
  @Test
  void unknownFieldOfTheBudgetNamesTheNearestKnownOne() {
    assertThat(problem(with("budget", "{\"max_token\":1}")))
        .isEqualTo(TaskError.of(ErrorCode.UNKNOWN_FIELD,
            "budget has an unknown field, the nearest known one is budget.max_tokens")
            .with("field", "budget.max_tokens"));
  }

  @ParameterizedTest
  @CsvSource({"max_tokens, 0", "max_time_seconds, 1", "max_retries, 0"})
  void wholeFiguresHaveAnEndOnBothSides(String name, long least) {
    String path = "budget." + name;
    for (String figure : List.of(Long.toString(least), "2147483647", "300.0", "3e2")) {
      assertThat(read(budget(name, figure))).as(figure).isInstanceOf(Decoded.Value.class);
    }
    for (String figure : List.of(Long.toString(least - 1), "2147483648", "1.5", "1e999999999",
        "9".repeat(400), "-1e999999999", "1e-999999999")) {
      assertThat(problem(budget(name, figure)).message()).isEqualTo(path
          + " must be a whole number from " + least + " to 2147483647, a number was found");
    }
    assertThat(problem(budget(name, "\"5\"")).message()).endsWith("a string was found");
    assertThat(problem(budget(name, "true")).details()).containsEntry("field", path);
  }

  @Test
  void costIsANumberUpToABillion() {
    for (String figure : List.of("0", "-0.0", "0.25", "1e9", "1000000000", "1e-999999999")) {
      assertThat(read(budget("max_cost_usd", figure))).as(figure).isInstanceOf(Decoded.Value.class);
    }
    for (String figure : List.of("-0.01", "1000000000.01", "1e10", "1e999999999", "9".repeat(400),
        "\"1\"", "[]")) {
      assertThat(problem(budget("max_cost_usd", figure)).message())
          .startsWith("budget.max_cost_usd must be a number from 0 to 1000000000, a");
    }
  }

  @Test
  void partOfABudgetKeepsTheOtherDefaults() {
    assertThat(valid(budget("max_retries", "9")).budget()).isEqualTo(new Budget(10_000, 300, 1.0, 9));
    assertThat(valid(budget("max_retries", "null")).budget()).isEqualTo(Budget.DEFAULT);
    assertThat(valid(budget("max_cost_usd", "null")).budget()).isEqualTo(Budget.DEFAULT);
  }

  private static String budget(String name, String json) {
    return with("budget", "{\"" + name + "\":" + json + "}");
  }
}
