package io.octollm.arm;

import java.util.Set;

/**
 * Tells German by the small words that it alone has of the two languages. It gives every noun a capital,
 * so that there a capital makes no name.
 */
final class German {
  private static final Set<String> GERMAN = Set.of("aber", "als", "auch", "auf", "aus", "bei", "beim", "das", "dass",
      "dem", "den", "der", "des", "die", "diese", "dieser", "durch", "ein", "eine", "einem", "einen", "einer", "es",
      "für", "haben", "hat", "ihre", "im", "ist", "mit", "nach", "nicht", "noch", "oder", "seine", "seit", "sich",
      "sie", "sind", "um", "und", "unter", "vom", "von", "wenn", "werden", "wie", "wird", "wurde", "wurden", "zu",
      "zum", "zur", "über");
  private static final Set<String> ENGLISH = Set.of("a", "an", "and", "are", "as", "at", "but", "by", "for", "from",
      "had", "has", "have", "he", "if", "into", "is", "it", "its", "not", "of", "on", "or", "she", "than", "that",
      "the", "their", "these", "they", "this", "to", "were", "which", "who", "with");

  private German() {}

  /** Above 0 for German, below for English, 0 where its words do not tell. */
  static int weight(Iterable<String> lowerCaseWords) {
    int weight = 0;
    for (String word : lowerCaseWords) {
      weight += GERMAN.contains(word) ? 1 : ENGLISH.contains(word) ? -1 : 0;
    }
    return weight;
  }
}
