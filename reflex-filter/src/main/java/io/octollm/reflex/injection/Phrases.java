package io.octollm.reflex.injection;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of phrases, one a line: sign, score, then senses with the widest gaps between them. They
 * are the same for all languages; where languages order words in their own ways, there is a line for
 * each order. A score under the threshold of a flag is a hint that tells only beside another.
 */
final class Phrases {
  private static final List<String> SHARED =
      List.of(OverridePhrases.TABLE, RevealPhrases.TABLE, PersonaPhrases.TABLE, LatentPhrases.TABLE);
  private static final List<String> OF_WORDS = List.of(RomancePhrases.TABLE, WordOrderPhrases.TABLE);

  private Phrases() {}

  static List<Phrase> all() {
    return of(SHARED, OF_WORDS);
  }

  /** Those of texts that have words without blanks between them. */
  static List<Phrase> ofUnspaced() {
    return of(SHARED, List.of(UnspacedPhrases.TABLE));
  }

  /** With those that tell only of a text that was decoded. */
  static List<Phrase> ofDecoded() {
    return of(SHARED, OF_WORDS, List.of(DecodedPhrases.TABLE));
  }

  /** And with those that tell only of one that somebody hid. */
  static List<Phrase> ofHidden() {
    return of(SHARED, OF_WORDS, List.of(DecodedPhrases.TABLE, HiddenPhrases.TABLE));
  }

  @SafeVarargs
  private static List<Phrase> of(List<String>... tables) {
    return Stream.of(tables).flatMap(List::stream).flatMap(String::lines).map(Phrase::of).toList();
  }
}
