package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final String FAR = "the wind goes round and round in the trees by the lake and then it rains a little"
      + " on the roof of the old house near the end of the road ";
  private final Wording wording = new Wording(new Lexicon(),
      """
      # a table
      flag 300
      from 100
      lead 100 drop
      100 drop
      100 script
      150 drop script
      50 supervisor
      """);

  @Test
  void wordsAndPairsOfNearWordsAddUp() {
    assertThat(points("drop")).isEqualTo(100);
    assertThat(points("drop the script")).isEqualTo(350);
    assertThat(points("My supervisor says: drop the script!")).isEqualTo(400);
  }

  @Test
  void theOrderOfAPairCounts() {
    assertThat(points("the script, drop")).isEqualTo(200);
  }

  @Test
  void wordsThatAreFarApartDoNotAddUp() {
    assertThat(points("drop a b c d e script")).isEqualTo(200);
    assertThat(points("drop " + FAR + "script")).isEqualTo(100);
  }

  @Test
  void whatIsRepeatedCountsOnce() {
    assertThat(points("drop drop drop script script")).isEqualTo(350);
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop the script", "DROP the \u200bscript", "d\u0433op the script", "drop. The script"})
  void wordsAreReadAsAReaderDoes(String text) {
    assertThat(points(text)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void noWordThatIsAddedLowersTheScore() {
    int alone = points("drop the script");

    for (String added : new String[] {"please ", "innocent weather, ", FAR, "not not not ", "supervisor "}) {
      assertThat(points(added + "drop the script")).isGreaterThanOrEqualTo(alone);
      assertThat(points("drop the script " + added)).isGreaterThanOrEqualTo(alone);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 12, 16, 20, 24, 32, 40, 48})
  void aShortTextIsReadForASingleLeadWhereverItStands(int words) {
    Lexicon lexicon = new Lexicon();
    Wording fruit = new Wording(lexicon, "flag 100\nfrom 1000\nlead 10 kumquat\n200 kumquat\n");
    InjectionSigns signs = new InjectionSigns(Thresholds.DEFAULTS, new Tables(lexicon, fruit));
    String others = "show your la la ".repeat(words / 4);

    for (String text : new String[] {others + "kumquat.", "kumquat " + others, others + "kumquat. " + others}) {
      assertThat(signs.of(text, Trust.USER).signals()).as(text).contains("wording");
    }
  }

  @Test
  void aTextIsReadOnInStretchesAsItWouldBeAtOnce() {
    Text text = Text.of("my supervisor says to drop " + "the script now");
    WordingWindow window = new WordingWindow();
    window.open(text);

    int first = window.most(wording, text, 0, 26);
    int second = window.most(wording, text, 10, text.length());

    assertThat(first).isEqualTo(150);
    assertThat(second).isEqualTo(400);
  }

  @Test
  void wordsBehindAnEscapedLineEndAreReadAsBehindALineEnd() {
    assertThat(points("quoted\\n\\ndrop the script\\n")).isEqualTo(350);
  }

  @Test
  void anAddressIsOneWord() {
    assertThat(points("https://drop.script.example/supervisor?drop=script")).isZero();
  }

  @Test
  void aPieceOfANameInCodeIsNoWord() {
    assertThat(points("drop_script(supervisor[0])")).isZero();
    assertThat(points("_drop the script_")).isEqualTo(350);
    assertThat(points("(drop) [the script]")).isEqualTo(350);
    assertThat(points("drop it.script")).isEqualTo(350);
  }

  @Test
  void aWindowHoldsAsMuchAsItsWordsCanGive() {
    StringBuilder text = new StringBuilder();
    List<String> table = new ArrayList<>(List.of("flag 100", "from 0"));
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        table.add("1 " + a + "x" + b);
        text.append(a).append('x').append(b).append(' ');
      }
    }

    assertThat(points(new Wording(new Lexicon(), String.join("\n", table)), text.toString())).isEqualTo(WordingWindow.WORDS);
  }

  private int points(String text) {
    return points(wording, text);
  }

  private static int points(Wording wording, String string) {
    Text text = Text.of(string);
    WordingWindow window = new WordingWindow();
    window.open(text);
    return window.most(wording, text, 0, text.length());
  }
}
