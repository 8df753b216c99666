package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.ValueInstantiationException;

class RecordInstantiatorTest {
  record Share(String name, int percent, boolean whole) {
    Share {
      if (percent > 100) {
        throw new IllegalArgumentException("percent must be 100 or less");
      }
    }
  }

  @Test
  void aRecordIsMadeOfItsFieldsAndOfNothingWhereTheyAreMissing() {
    assertThat(Codec.json().readValue("{\"name\":\"a\",\"percent\":40,\"whole\":true}", Share.class))
        .isEqualTo(new Share("a", 40, true));
    assertThat(Codec.json().readValue("{}", Share.class)).isEqualTo(new Share(null, 0, false));
  }

  record Exhausted(String name) {
    Exhausted {
      throw new OutOfMemoryError(name);
    }
  }

  @Test
  void anErrorOfTheProcessIsNoProblemOfTheValue() {
    assertThatThrownBy(() -> Codec.json().readValue("{\"name\":\"heap\"}", Exhausted.class))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatItsConstructorRefusesIsAProblemOfTheValueWithThatCause() {
    assertThatThrownBy(() -> Codec.json().readValue("{\"percent\":101}", Share.class))
        .isInstanceOf(ValueInstantiationException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("percent must be 100 or less");
  }
}
