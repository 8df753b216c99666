package io.octollm.reflex.injection;

import java.util.Collections;
import java.util.HashMap;
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

  /**
   * Reads lines of a sense, a colon and a blank, and words in lower case with a blank between. A sense may have many
   * lines. Read at each start, so nothing is searched for by patterns.
   */
  Language(String table) {
    for (int at = 0; at < table.length(); ) {
      int line = table.indexOf('\n', at);
      int end = line < 0 ? table.length() : line;
      int colon = table.indexOf(':', at);
      Senses senses = Senses.of(Sense.valueOf(table.substring(at, colon)));
      for (int from = colon + 2; from < end; ) {
        int blank = table.indexOf(' ', from);
        int to = blank < 0 || blank > end ? end : blank;
        words.merge(table.substring(from, to), senses, Senses::and);
        from = to + 1;
      }
      at = end + 1;
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
