package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.List;

/**
 * How much words that stand near each other sound like an injection, learned from labelled texts: each
 * word and each pair of near words gives points, and none takes any, so that no word lowers a score. It
 * finds in other words what no phrase foresaw, and tells less surely than one. The table is made by
 * {@code WordingTraining} among the tests. Immutable.
 */
final class Wording {
  /** No statistics alone block what a user asks. */
  private static final double MOST = 0.75;
  private static final double POINTS_OF_ONE = 100;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int POINTS_AT = 2;

  private final PointTable words;
  private final PointTable pairs;
  private final int[] leads;
  private final PointTable otherLeads;
  private final Filter leading = new Filter();
  private int flag;
  private int from;

  /**
   * @param lexicon whose words are told apart from others
   * @param table lines as {@code flag 640}, {@code from 60}, {@code lead 42 ignore}, {@code 95 ignore} and
   *     {@code 80 ignore your}, by their first word
   */
  Wording(Lexicon lexicon, List<String> table) {
    words = new PointTable(2 * table.size());
    pairs = new PointTable(table.size());
    leads = new int[lexicon.size() + 1];
    otherLeads = new PointTable(table.size());
    leading.addAll(lexicon.telling());
    Text text = new Text();
    for (String line : table) {
      text.open(line);
      int behind = line.indexOf(' ');
      switch (line.charAt(0)) {
        case '#' -> { }
        case 'f' -> {
          int number = number(line, behind + 1, line.length());
          flag = line.startsWith("flag") ? number : flag;
          from = line.startsWith("from") ? number : from;
        }
        case 'l' -> {
          int word = line.indexOf(' ', behind + 1);
          addLead(lexicon, Lexicon.hash(text, word + 1, line.length()), number(line, behind + 1, word));
        }
        default -> add(text, line, behind);
      }
    }
  }

  private void addLead(Lexicon lexicon, long word, int lead) {
    int entry = lexicon.find(word);
    if (entry > 0) {
      leads[entry] = lead;
    } else {
      otherLeads.put(word, lead);
    }
    leading.add(word);
  }

  private static int number(String line, int from, int to) {
    return Integer.parseInt(line, from, to, 10);
  }

  /** This table is read at each start: nothing is cut out of its lines. */
  private void add(Text text, String line, int behind) {
    int points = number(line, 0, behind);
    int gap = line.indexOf(' ', behind + 1);
    long word = Lexicon.hash(text, behind + 1, gap < 0 ? line.length() : gap);
    if (gap < 0) {
      words.put(word, words.get(word) | points << POINTS_AT);
    } else {
      long second = Lexicon.hash(text, gap + 1, line.length());
      words.put(word, words.get(word) | FIRST);
      words.put(second, words.get(second) | SECOND);
      pairs.put(pair(word, second), points);
    }
  }

  /** The number by which two words in this order are known. */
  static long pair(long first, long second) {
    return (Long.rotateLeft(first, 29) + second) * Lexicon.FACTOR;
  }

  /** What is known of a word, 0 for nothing. */
  int word(long hash) {
    return words.get(hash);
  }

  static int points(int word) {
    return word >> POINTS_AT;
  }

  /** Whether it is the first of a pair. */
  static boolean isFirst(int word) {
    return (word & FIRST) != 0;
  }

  static boolean isSecond(int word) {
    return (word & SECOND) != 0;
  }

  int pairPoints(long pair) {
    return pairs.get(pair);
  }

  /** The telling words of the lexicon and all leads. */
  Filter leading() {
    return leading;
  }

  /** The leads that are in no lexicon. */
  PointTable otherLeads() {
    return otherLeads;
  }

  /** How much a word of the lexicon, by its number, makes it worth while to read all words around it. */
  int lead(int entry) {
    return leads[entry];
  }

  /** Whether so many leads in one stretch do. */
  boolean mayTell(int leads) {
    return leads >= from;
  }

  /** The score of the worst words of a stretch that stand together, 0 to 1; a half flags a text. */
  double score(Text text, int from, int to, WordingWindow window) {
    double over = window.most(this, text, from, to) - flag;
    return Math.min(MOST, 1 / (1 + Math.exp(-over / POINTS_OF_ONE)));
  }
}
