package io.octollm.arm.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Texts as the index sees them: words, lower case, stemmed as English. Safe for use by many threads. */
final class Words {
  private static final int MOST = 64;
  private static final int MOST_CHARACTERS = 10_000;

  private final Analyzer analyzer = new EnglishAnalyzer();

  Analyzer analyzer() {
    return analyzer;
  }

  /** The words of a query, each once; it has no syntax. */
  Set<String> of(String query) {
    Set<String> words = new LinkedHashSet<>();
    read(query.substring(0, Math.min(query.length(), MOST_CHARACTERS)), (word, start) -> {
      words.add(word);
      return words.size() < MOST;
    });
    return words;
  }

  /** Where the first of these words stands in a text; 0 when none does. */
  int first(String text, Set<String> words) {
    int[] found = {0};
    read(text, (word, start) -> {
      boolean hit = words.contains(word);
      found[0] = hit ? start : 0;
      return !hit;
    });
    return found[0];
  }

  /** @param more gets a word and its place, and says whether to go on */
  private void read(String text, BiPredicate<String, Integer> more) {
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      var place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && more.test(word.toString(), place.startOffset())) {
        // All is done in the condition.
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }
}
