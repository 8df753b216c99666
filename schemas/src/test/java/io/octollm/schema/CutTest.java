package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void textIsCutBetweenCharacters() {
    assertThat(Cut.to("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(Cut.to("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(Cut.to("abc", 2)).isEqualTo("ab");
  }

  @Test
  void placeThatPartsNoCharacterStays() {
    assertThat(Cut.at("ab\ud83d\ude00c", 2)).isEqualTo(2);
    assertThat(Cut.at("ab\ud83d\ude00c", 3)).isEqualTo(2);
    assertThat(Cut.at("ab\ud83d\ude00c", 4)).isEqualTo(4);
  }
}
