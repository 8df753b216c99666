package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {
  @Test
  void standsInTheDocumentWhereItSays() {
    String document = "Head\n" + "lorem ipsum 🐙 dolor ".repeat(100) + "needle " + "🐙".repeat(400);
    Passage passage = new Passage("d", "t", "s", "h", 5, document.substring(5));

    for (int place = 0; place < passage.text().length(); place += 7) {
      int at = Character.isLowSurrogate(passage.text().charAt(place)) ? place - 1 : place;
      Snippet snippet = Snippet.around(passage, at);

      assertThat(document.substring(snippet.start(), snippet.end())).isEqualTo(snippet.text());
      assertThat(snippet.text()).isNotEmpty().hasSizeLessThanOrEqualTo(300).isEqualTo(snippet.text().strip());
      assertThat(Character.isLowSurrogate(snippet.text().charAt(0))).isFalse();
      assertThat(Character.isHighSurrogate(snippet.text().charAt(snippet.text().length() - 1))).isFalse();
    }
  }

  @Test
  void showsTheWordThatItIsCutAround() {
    String text = "filler ".repeat(200) + "needle " + "filler ".repeat(200);
    Passage passage = new Passage("d", "t", "s", "h", 0, text);

    assertThat(Snippet.around(passage, text.indexOf("needle")).text()).contains("needle")
        .startsWith("filler").endsWith("filler");
  }
}
