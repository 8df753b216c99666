package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void nearestWordHasTheFewestEdits() {
    assertThat(Spelling.nearest("sbmit", List.of("cancel", "submit", "summit"))).isEqualTo("submit");
  }

  @Test
  void amongEqualsTheOneThatBeginsLikeIt() {
    assertThat(Spelling.nearest("meta", List.of("goal", "metadata"))).isEqualTo("metadata");
    assertThat(Spelling.nearest("ab", List.of("xb", "ax"))).isEqualTo("ax");
  }

  @Test
  void firstOfEqualsIsTaken() {
    assertThat(Spelling.nearest("z", List.of("a", "b"))).isEqualTo("a");
  }

  @Test
  void anyWordHasANearest() {
    assertThat(Spelling.nearest("", List.of("abc", "d"))).isEqualTo("d");
    assertThat(Spelling.nearest("w".repeat(1_000_000), List.of("abc"))).isEqualTo("abc");
    assertThat(Spelling.nearest("a", List.of())).isEmpty();
  }
}
