package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Exceptions that no text of today's records leads to, but a later one may. */
class JsonProblemTest {
  private static final JavaType RECORD = Codec.json().constructType(Budget.class);

  @Test
  void recordThatGivesNoCauseDoesNotFit() {
    assertThat(JsonProblem.describe(instantiation(null)).message())
        .isEqualTo("JSON does not fit the schema");
    assertThat(JsonProblem.describe(instantiation(new IllegalArgumentException())).message())
        .isEqualTo("JSON does not fit the schema");
  }

  @Test
  void causeThatNamesNoComponentIsSaidOfThePath() {
    JacksonException e = instantiation(new IllegalArgumentException("nonsense"));
    e.prependPath(new Object(), "budget");

    assertThat(JsonProblem.describe(e).message()).isEqualTo("budget nonsense");
  }

  @Test
  void problemWithoutALocationHasNoPosition() {
    assertThat(JsonProblem.describe(new StreamReadException("canary")))
        .isEqualTo(TaskError.of(ErrorCode.UNREADABLE, "value is not JSON"));
  }

  private static ValueInstantiationException instantiation(Throwable cause) {
    return cause == null
        ? ValueInstantiationException.from((JsonParser) null, "canary", RECORD)
        : ValueInstantiationException.from((JsonParser) null, "canary", RECORD, cause);
  }
}
