package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
  private final Lexicon lexicon = new Lexicon();

  @Test
  void theSensesFitIntoTwoHalves() {
    assertThat(Sense.values().length).isLessThanOrEqualTo(128);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWordOfALanguageIsFoundWithItsSenses(Language language) {
    assertThat(language.words()).isNotEmpty().allSatisfy((word, senses) -> {
      int entry = lexicon.find(Lexicon.ownHash(word));
      assertThat(entry).isPositive();
      assertThat(senses.in(lexicon.low(entry), lexicon.high(entry))).isTrue();
    });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theWordsOfALanguageStandInLowerCaseWithOneBlankBetween(Language language) {
    assertThat(language.words().keySet()).allSatisfy(word ->
        assertThat(word).isNotBlank().isEqualTo(word.toLowerCase(Locale.ROOT)).doesNotContainAnyWhitespaces());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageHasWordsForTheSensesThatAttacksAreMadeOf(Language language) {
    assertThat(language.words().values()).satisfies(all -> {
      for (Sense sense : new Sense[] {Sense.IGNORE, Sense.OLD, Sense.ORDERS, Sense.YOUR, Sense.SHOW,
          Sense.PROMPT, Sense.GUARDS, Sense.NOT, Sense.FOLLOW, Sense.USER, Sense.AI, Sense.PRETEND}) {
        assertThat(all).anyMatch(senses -> senses.has(sense));
      }
    });
  }

  @Test
  void everyPhraseHasASenseThatIsNotEverywhere() {
    assertThat(Phrases.all()).allSatisfy(phrase -> assertThat(phrase.telling()).isNotEmpty());
  }

  @Test
  void noPhraseIsWiderThanWhatIsSeenAtOnce() {
    assertThat(Phrases.all()).extracting(phrase -> Arrays.stream(phrase.gaps()).sum())
        .allMatch(width -> width <= Blocks.WORDS);
  }

  @Test
  void aSlipOfTheKeysNeverHidesAWord() {
    int form = lexicon.find(Lexicon.hash("prior"));

    assertThat(Senses.of(Sense.OLD).in(lexicon.low(form), lexicon.high(form))).isTrue();
  }

  @Test
  void noWordOfALanguageIsASlipOfAnotherThatHasNone() {
    assertThat(lexicon.find(Lexicon.hash("regolamento"))).isPositive();
    assertThat(lexicon.find(Lexicon.hash("reglamento"))).isZero();
  }
}
