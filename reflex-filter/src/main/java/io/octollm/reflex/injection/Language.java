package io.octollm.reflex.injection;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The languages that are understood. To add one, add its table of words and a line here. */
enum Language {
  ENGLISH(English.WORDS),
  GERMAN(German.WORDS),
  FRENCH(French.WORDS),
  SPANISH(Spanish.WORDS),
  ITALIAN(Italian.WORDS),
  PORTUGUESE(Portuguese.WORDS),
  DUTCH(Dutch.WORDS),
  POLISH(Polish.WORDS),
  CHINESE(Chinese.WORDS),
  JAPANESE(Japanese.WORDS),
  RUSSIAN(Russian.WORDS);

  private final Map<String, Senses> words = new HashMap<>();

  /** Reads lines of a sense, a colon, and words separated by blanks. A sense may have many lines. */
  Language(String table) {
    for (String line : table.split("\n")) {
      int colon = line.indexOf(':');
      Senses senses = Senses.of(Sense.valueOf(line.substring(0, colon)));
      for (String word : line.substring(colon + 1).strip().split(" +")) {
        words.merge(word.toLowerCase(Locale.ROOT), senses, Senses::and);
      }
    }
  }

  /**
   * Whether its words are also known with a slip of the keys: in those of which most attacks are, since slips are most
   * of the lexicon, and the more it holds, the slower is all text.
   */
  boolean hasSlips() {
    return compareTo(SPANISH) <= 0;
  }

  /** In lower case, with the senses of each. */
  Map<String, Senses> words() {
    return Collections.unmodifiableMap(words);
  }
}
