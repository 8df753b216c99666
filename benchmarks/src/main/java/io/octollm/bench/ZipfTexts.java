package io.octollm.bench;

import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Documents and questions of made-up words whose frequency falls with their rank, as in every
 * language: a few are in each text, most in hardly any. A number always gives the same text.
 */
record ZipfTexts(int vocabulary, int wordsPerDocument) {
  private static final String[] SYLLABLES =
      "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ");
  private static final int MOST_ASKED = 8;

  Document document(int number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder("# ").append(word(random)).append(' ').append(word(random))
        .append("\n\n");
    for (int i = 0; i < wordsPerDocument; i++) {
      text.append(word(random)).append(i % 12 == 11 ? ".\n" : " ");
    }
    return new Document("doc-" + number, "doc-" + number, text.toString(), "bench", Codec.emptyObject());
  }

  /** Words of one of so many documents, so that there is something to find. */
  String question(int number, int documents) {
    Random random = new Random(number);
    String[] words = document(random.nextInt(documents)).text().split("\\W+");
    StringBuilder question = new StringBuilder();
    for (int asked = 3 + random.nextInt(MOST_ASKED - 2); asked > 0; asked--) {
      question.append(words[1 + random.nextInt(words.length - 1)]).append(' ');
    }
    return question.toString();
  }

  private String word(SplittableRandom random) {
    int rank = (int) Math.exp(random.nextDouble() * Math.log(vocabulary));
    StringBuilder word = new StringBuilder();
    for (int rest = rank; rest > 0; rest /= SYLLABLES.length) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    }
    return word.toString();
  }
}
