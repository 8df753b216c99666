package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.text.Text;
import org.junit.jupiter.api.Test;

class UnspacedWordsTest {
  private final Lexicon lexicon = new Lexicon();
  private final UnspacedWords words = lexicon.unspaced();

  @Test
  void theLongestWordIsReadAtEachPlace() {
    long word = words.next(lexicon, Text.of("提示词工程"), 0);

    assertThat(Word.entry(word)).isEqualTo(lexicon.find(Lexicon.hash("提示词工程")));
    assertThat(Word.end(word)).isEqualTo(5);
  }

  @Test
  void whatIsNotKnownCountsAsHalfAWordACharacter() {
    long word = words.next(lexicon, Text.of("鸡鸭鱼鹅忽略"), 0);

    assertThat(Word.entry(word)).isZero();
    assertThat(Word.end(word)).isEqualTo(4);
    assertThat(Word.distance(word)).isEqualTo(2);
  }

  @Test
  void aWordIsAlsoFoundFromItsEnd() {
    assertThat(words.start(lexicon, Text.of("请忽略之前"), 3)).isEqualTo(1);
  }
}
