package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/** Words whose first consonants were moved behind them, before "ay". How many were moved is told by what is a word. */
final class PigLatin {
  private static final String VOWELS = "aeiouAEIOU";
  private static final String END = "ay";
  private static final int MOST_MOVED = 3;
  private static final int LEAST = 4;
  private static final int FARTHEST = 240;
  private static final int MOST = 600;

  private final Lexicon lexicon;

  PigLatin(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What the words say around a place if nearly all of them end so; null for nothing. */
  @Nullable Encoded at(Text text, int least, int to) {
    int first = to;
    int start = to;
    int ending = 0;
    int others = 0;
    while (start > least && to - start < FARTHEST && others < 2) {
      int end = start;
      while (end > least && !isLetter(text.charAt(end - 1))) {
        end--;
      }
      start = end;
      while (start > least && isLetter(text.charAt(start - 1)) && end - start < FARTHEST) {
        start--;
      }
      boolean ends = end - start > 3 && text.startsWith(END, end - 2);
      first = ends ? start : first;
      ending += ends ? 1 : 0;
      others += ends ? 0 : 1;
    }
    return ending < LEAST ? null : decoded(text, first);
  }

  private Encoded decoded(Text text, int start) {
    StringBuilder out = new StringBuilder();
    int most = Math.min(text.length(), start + MOST);
    int at = start;
    while (at < most && text.charAt(at) != '\n') {
      int word = at;
      while (at < most && isLetter(text.charAt(at))) {
        at++;
      }
      if (at == word) {
        out.append(text.charAt(at++));
      } else {
        out.append(decoded(text.substring(word, at)));
      }
    }
    return new Encoded(out.toString(), at, true);
  }

  private String decoded(String word) {
    int end = word.length() - END.length();
    if (end < 1 || !word.endsWith(END)) {
      return word;
    }
    String whole = word.substring(0, end);
    String best = whole.endsWith("w") ? whole.substring(0, end - 1) : whole;
    for (int moved = Math.min(MOST_MOVED, end - 1); moved > 0; moved--) {
      String said = whole.substring(end - moved) + whole.substring(0, end - moved);
      boolean consonants = VOWELS.indexOf(said.charAt(0)) < 0 && VOWELS.indexOf(said.charAt(moved - 1)) < 0;
      if (consonants && isKnown(said)) {
        return said;
      }
      best = moved == 1 && consonants && !isKnown(best) ? said : best;
    }
    return best;
  }

  private boolean isKnown(String word) {
    long hash = Lexicon.hash(word);
    return CommonWords.has(hash) || lexicon.find(hash) > 0;
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}
