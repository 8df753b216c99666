package io.octollm.reflex.injection;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of phrases, one a line: sign, score, then senses with the widest gaps between them. They
 * are the same for all languages; where languages order words in their own ways, there is a line for
 * each order. A score under the threshold of a flag is a hint that tells only beside another.
 */
final class Phrases {
  private Phrases() {}

  static List<Phrase> all() {
    return of(OverridePhrases.TABLE, RevealPhrases.TABLE, PersonaPhrases.TABLE, LatentPhrases.TABLE,
        WordOrderPhrases.TABLE);
  }

  /** With those that tell only of a text that was decoded. */
  static List<Phrase> ofDecoded() {
    return of(OverridePhrases.TABLE, RevealPhrases.TABLE, PersonaPhrases.TABLE, LatentPhrases.TABLE,
        WordOrderPhrases.TABLE, DecodedPhrases.TABLE);
  }

  /** And with those that tell only of one that somebody hid. */
  static List<Phrase> ofHidden() {
    return of(OverridePhrases.TABLE, RevealPhrases.TABLE, PersonaPhrases.TABLE, LatentPhrases.TABLE,
        WordOrderPhrases.TABLE, DecodedPhrases.TABLE, HiddenPhrases.TABLE);
  }

  private static List<Phrase> of(String... tables) {
    return Stream.of(tables).flatMap(String::lines).map(Phrase::of).toList();
  }
}
