package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseTest {
  private static final int SEQUENCES = 20_000;

  @Test
  void wordsOfEveryTextFallOutAndTheirGapsAddUp() {
    Phrase phrase = Phrase.of("OVERRIDE .6 ^IGNORE 3 COMMANDS 2 THEN 4 SAY").ofTelling();

    assertThat(phrase.stages()).containsExactly(Sense.IGNORE, Sense.COMMANDS, Sense.SAY);
    assertThat(phrase.gaps()).containsExactly(0, 3, 6);
  }

  @Test
  void wordsBeforeTheFirstThatTellsLeaveNoGap() {
    Phrase phrase = Phrase.of("OVERRIDE .5 NOT 2 WHAT 2 ABOVE").ofTelling();

    assertThat(phrase.stages()).containsExactly(Sense.WHAT, Sense.ABOVE);
    assertThat(phrase.gaps()).containsExactly(0, 2);
  }

  /** One that finds no more than another of its sign says nothing. */
  @Test
  void noPhraseIsCoveredByAnother() {
    List<Phrase> phrases = Phrases.all();

    assertThat(phrases).allSatisfy(phrase ->
        assertThat(phrases).noneMatch(other -> other != phrase && isCovered(phrase, other)));
  }

  private static boolean isCovered(Phrase phrase, Phrase other) {
    return other.signal() == phrase.signal() && other.score() >= phrase.score()
        && Arrays.equals(other.stages(), phrase.stages()) && (other.orders() & ~phrase.orders()) == 0
        && IntStream.range(0, phrase.gaps().length).allMatch(i -> other.gaps()[i] >= phrase.gaps()[i]);
  }

  /** What the sieve passes over by the telling words alone is no phrase. */
  @Test
  void whereAPhraseIsItsTellingWordsAre() {
    Random random = new Random(20260314);
    List<Phrase> phrases = Phrases.all();
    int whole = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      Phrase phrase = phrases.get(random.nextInt(phrases.size()));
      int[] places = new int[12];
      Sense[] senses = new Sense[places.length];
      int place = 1;
      for (int k = 0; k < places.length; k++) {
        senses[k] = phrase.stages()[random.nextInt(phrase.stages().length)];
        places[k] = place;
        place += random.nextInt(4);
      }
      boolean found = isIn(phrase, senses, places);
      whole += found ? 1 : 0;
      assertThat(!found || isIn(phrase.ofTelling(), senses, places))
          .as("%s in %s at %s", phrase, Arrays.toString(senses), Arrays.toString(places)).isTrue();
    }
    assertThat(whole).isGreaterThan(SEQUENCES / 10);
  }

  private static boolean isIn(Phrase phrase, Sense[] senses, int[] places) {
    long reached = 0;
    for (int i = 0; i < senses.length && reached >= 0; i++) {
      Senses word = Senses.of(senses[i]).withWholes();
      reached = phrase.reached(reached, word.low(), word.high(), true, places[i]);
    }
    return reached < 0;
  }
}
