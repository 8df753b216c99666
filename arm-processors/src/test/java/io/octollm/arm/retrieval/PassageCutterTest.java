package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassageCutterTest {
  private static List<Passage> cut(String text) {
    return PassageCutter.cut(new Document("d", "Title", text, "s", Codec.emptyObject()));
  }

  @Test
  void headingOfMarkdownOrAsciiDocBeginsAPassage() {
    assertThat(cut("before\n# One\n\nfirst\n\n== Two\r\nsecond\n")).extracting(Passage::heading, Passage::text)
        .containsExactly(tuple("Title", "before"),
            tuple("One", "first"),
            tuple("Two", "second"));
  }

  @Test
  void whatLooksLikeAHeadingInCodeIsNone() {
    assertThat(cut("# One\n```sh\n# a comment\n```\nafter")).extracting(Passage::heading)
        .containsExactly("One");
  }

  @Test
  void everyPassageStandsWhereItSays() {
    String text = "\n\n  first 🐙\n# H\n" + "x".repeat(9000) + "🐙".repeat(3000) + "\n\n# I\r\n end \n";

    List<Passage> passages = cut(text);

    assertThat(passages).hasSizeGreaterThan(4).allSatisfy(passage -> {
      assertThat(text.substring(passage.start(), passage.start() + passage.text().length()))
          .isEqualTo(passage.text());
      assertThat(passage.text()).hasSizeLessThanOrEqualTo(PassageCutter.MAX_CHARACTERS).isNotBlank();
      assertThat(Character.isLowSurrogate(passage.text().charAt(0))).isFalse();
    });
  }

  @Test
  void longLineThatLooksLikeAHeadingIsText() {
    List<Passage> passages = cut("# " + "word ".repeat(1200) + "🐙\nafter");

    assertThat(passages).extracting(Passage::heading).containsOnly("Title");
    assertThat(passages.getFirst().text()).startsWith("# word");
  }

  /** A line that is longer than a passage is cut, and nothing of it is lost. */
  @Test
  void noWordOfAnyTextIsLost() {
    Random random = new Random(7);
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("w").append(i).append(random.nextInt(40) == 0 ? "\n" : random.nextInt(3000) == 0 ? "\n# " : " ");
    }

    List<Passage> passages = cut(text.toString());

    Set<String> found = new HashSet<>();
    passages.forEach(p -> found.addAll(List.of((p.heading() + " " + p.text()).split("\\s+"))));
    Set<String> lost = new HashSet<>(List.of(text.toString().replace("#", " ").strip().split("\\s+")));
    lost.removeAll(found);
    assertThat(lost).isEmpty();
  }

  @Test
  void blankTextHasNoPassages() {
    assertThat(cut(" \n\t\n")).isEmpty();
    assertThat(cut("")).isEmpty();
  }
}
