package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.text.Text;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An ending that turned a word of a set away would lose what the word speaks for. */
class WordEndsTest {
  private static final List<String> BEFORE = List.of("", " ", "a", "aB", "1", "é", "漢", "_", ".", "\n\u200b", "x.y");
  private static final List<String> WORDS =
      List.of("a", "no", "ssn", "passport", "führerschein", "паспорт", "여권", "護照", "şifre", "número");

  @Test
  void noWordOfASetIsTurnedAway() {
    Words words = Words.of(String.join(" ", WORDS));

    for (String before : BEFORE) {
      for (String word : WORDS) {
        for (String written : List.of(word, word.toUpperCase(Locale.ROOT), capital(word))) {
          String text = before + written;
          assertThat(words.mayEndIn(WordEnds.ending(Text.of(text).array(), text.length()))).as(text).isTrue();
        }
      }
    }
  }

  @Test
  void noNameIsTurnedAwayForItsDotsOrItsLastWord() {
    Names names = Names.of("ssn", "nif", "id no", "social security number", "証明書番号", "หมายเลขประจำตัว");

    for (String before : BEFORE) {
      for (String name : List.of("ssn", "S.S.N", "s.s.n", "nif", "N.I.F", "id no", "ID-No", "social  SECURITY number",
          "証明書番号", "หมายเลขประจำตัว")) {
        String text = before + name;
        assertThat(names.mayEndIn(WordEnds.endingOverDots(Text.of(text).array(), text.length()))).as(text).isTrue();
      }
    }
  }

  @Test
  void mostOtherWordsAre() {
    Words words = Words.of("passport ssn licence");

    assertThat(List.of("the", "record", "version", "paragraph", "house", "function")).noneMatch(
        word -> words.mayEndIn(WordEnds.ending(Text.of(word).array(), word.length())));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
