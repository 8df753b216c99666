package io.octollm.reflex.injection;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of phrases, one a line: sign, score, then senses with the widest gaps between them. They
 * are the same for all languages; where languages order words in their own ways, there is a line for
 * each order. A score under the threshold of a flag is a hint that tells only beside another.
 */
final class Phrases {
  private static final String[] OF_ANY = {OverridePhrases.TABLE, RevealPhrases.TABLE, PersonaPhrases.TABLE,
      LatentPhrases.TABLE, RomancePhrases.TABLE, WordOrderPhrases.TABLE};

  private Phrases() {}

  static List<Phrase> all() {
    return of(Stream.of(OF_ANY));
  }

  /** With those of texts that have words without blanks between them. */
  static List<Phrase> ofUnspaced() {
    return of(Stream.concat(Stream.of(OF_ANY), Stream.of(UnspacedPhrases.TABLE)));
  }

  /** With those that tell only of a text that was decoded. */
  static List<Phrase> ofDecoded() {
    return of(Stream.concat(Stream.of(OF_ANY), Stream.of(DecodedPhrases.TABLE)));
  }

  /** And with those that tell only of one that somebody hid. */
  static List<Phrase> ofHidden() {
    return of(Stream.concat(Stream.of(OF_ANY), Stream.of(DecodedPhrases.TABLE, HiddenPhrases.TABLE)));
  }

  private static List<Phrase> of(Stream<String> tables) {
    return tables.flatMap(String::lines).map(Phrase::of).toList();
  }
}
