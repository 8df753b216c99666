package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Words that stand for their first letters: those of radio, and the German ones of the telephone. */
final class SpellingAlphabet {
  private static final String WORDS = """
      alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa
      quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu
      anton berta cäsar caesar dora emil friedrich gustav heinrich ida julius kaufmann konrad ludwig martha nordpol otto
      paula quelle richard samuel siegfried theodor ulrich viktor wilhelm xanthippe ypsilon zacharias zeppelin
      """;
  /** Those that a text about anything else seldom has; no order is spelled without one. */
  private static final String SELDOM = """
      alfa bravo foxtrot juliett juliet kilo lima quebec romeo sierra tango uniform xray yankee zulu
      anton berta dora emil gustav heinrich ludwig martha nordpol theodor ulrich viktor xanthippe ypsilon zacharias
      """;
  private static final int LEAST = 6;
  private static final int LONGEST_WORD = 16;
  private static final int FARTHEST = 160;
  private static final int MOST = 4096;

  private SpellingAlphabet() {}

  /** Made when first asked for: the lexicon asks for the words alone at each start. */
  private static final class FirstLetters {
    static final PointTable OF_WORDS = ofWords();

    private static PointTable ofWords() {
      String[] words = CommonWords.in(WORDS);
      PointTable letters = new PointTable();
      for (String word : words) {
        letters.put(Lexicon.hash(word), word.charAt(0));
      }
      return letters;
    }
  }

  static String[] seldom() {
    return CommonWords.in(SELDOM);
  }

  /** What is spelled around a place; null for nothing. */
  static @Nullable Encoded at(Text text, int least, int to) {
    int start = start(text, least, to);
    StringBuilder out = new StringBuilder();
    int letters = 0;
    int at = start;
    int end = start;
    while (at < text.length() && at - start < MOST) {
      int word = at;
      while (at < text.length() && Character.isLetter(text.charAt(at)) && at - word < LONGEST_WORD) {
        at++;
      }
      int letter = at == word ? 0 : FirstLetters.OF_WORDS.get(Lexicon.hash(text, word, at));
      if (letter == 0) {
        break;
      }
      out.append((char) letter);
      letters++;
      end = at;
      at = gapEnd(text, at, out);
    }
    return letters < LEAST ? null : new Encoded(out.toString().strip(), end, true);
  }

  /** Goes back over words of the alphabet. */
  private static int start(Text text, int least, int to) {
    int start = to;
    int at = to;
    while (at > least && to - at < FARTHEST) {
      int end = at;
      while (at > least && end - at < LONGEST_WORD && Character.isLetter(text.charAt(at - 1))) {
        at--;
      }
      if (at == end || FirstLetters.OF_WORDS.get(Lexicon.hash(text, at, end)) == 0) {
        return start;
      }
      start = at;
      while (at > least && !Character.isLetterOrDigit(text.charAt(at - 1)) && start - at < 4) {
        at--;
      }
    }
    return start;
  }

  /** Behind what parts two words; a single blank or hyphen parts letters, all else words. */
  private static int gapEnd(Text text, int from, StringBuilder out) {
    int at = from;
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at)) && at - from < 4) {
      at++;
    }
    boolean letter = at - from == 1 && (text.charAt(from) == ' ' || text.charAt(from) == '-');
    if (!letter) {
      out.append(' ');
    }
    return at;
  }
}
