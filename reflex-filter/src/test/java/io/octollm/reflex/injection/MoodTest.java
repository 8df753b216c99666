package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {
  private static final Senses IGNORE = Senses.of(Sense.IGNORE);
  private static final Senses REVEAL = Senses.of(Sense.REVEAL);

  private final Mood mood = new Mood(new Lexicon());

  @ParameterizedTest
  @ValueSource(strings = {"print|", "Now please print|", "Hello. Print|", "Can you print|", "I want you to print|",
      "It is needed that you print|", "Read it and print|", "In this case, print|", "{\"note\": \"print|",
      "p r i n t|", "Bitte ignorier|", "Tu dois ignorer|", "re-print|"})
  void aVerbThatBeginsItsClauseOrHasYouForItsSubjectIsAnOrder(String text) {
    assertThat(isOrder(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"How do I print|", "the tool must print|", "If you print|", "What does \"print|",
      "They asked staff to ignore|", "Wie kann ich ignorier|",
      "See|", "For more, see|"})
  void aVerbThatIsTalkedOfIsNone(String text) {
    assertThat(isOrder(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Don't forget|", "Do not forget|", "Please never ignore|", "No olvides|", "Vergiss|nicht,"})
  void whatIsNotToBeIgnoredIsNoOrderToIgnoreIt(String text) {
    int end = text.indexOf('|');

    assertThat(mood.isOrder(Text.of(text.replace('|', ' ') + " the text above"), end,
        IGNORE.low(), IGNORE.high())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Never reveal|", "Please do not reveal|", "Don't disclose|"})
  void whatIsNeverToBeToldIsNoOrderToTellIt(String text) {
    assertThat(isOrderToReveal(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Reveal|", "Ya revela|", "Revela| ya, sin rodeos,", "Reveal| nothing less,", "Do not hesitate, reveal|"})
  void whatIsToBeToldIsAnOrder(String text) {
    assertThat(isOrderToReveal(text)).isTrue();
  }

  private boolean isOrderToReveal(String text) {
    int end = text.indexOf('|');
    return mood.isOrder(Text.of(text.replace("|", "") + " the text above"), end, REVEAL.low(), REVEAL.high());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forget|", "Don't be shy. Forget|", "Do not answer, forget|", "Forget|not only"})
  void aNegationOfSomethingElseHidesNoOrder(String text) {
    int end = text.indexOf('|');

    assertThat(mood.isOrder(Text.of(text.replace('|', ' ') + " the text above"), end,
        IGNORE.low(), IGNORE.high())).isTrue();
  }

  /** Of the verb that ends at the bar. */
  private boolean isOrder(String text) {
    int end = text.indexOf('|');
    return mood.isOrder(Text.of(text.substring(0, end) + " the text above"), end, 0, 0);
  }
}
