package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

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
  /** Above are bits for the second words that a first one may be in a pair with, by their hashes. */
  private static final int SECONDS_AT = 16;

  private final PointTable words = new PointTable();
  private final PointTable pairs = new PointTable();
  private final byte[] leads;
  private final PointTable otherLeads = new PointTable();
  private final Filter leading = new Filter();
  private int flag;
  private int from;

  /**
   * @param lexicon whose words are told apart from others
   * @param table lines as {@code flag 640}, {@code from 60}, {@code lead 42 ignore}, {@code 95 ignore} and
   *     {@code 80 ignore your}; read at each start, so nothing is cut out of it
   */
  Wording(Lexicon lexicon, String table) {
    Text text = Text.of(table);
    leads = new byte[lexicon.size() + 1];
    leading.addAll(lexicon.telling());
    for (int at = 0; at < table.length(); ) {
      int line = table.indexOf('\n', at);
      int end = line < 0 ? table.length() : line;
      int behind = table.indexOf(' ', at);
      switch (table.charAt(at)) {
        case '#' -> { }
        case 'f' -> {
          int number = number(table, behind + 1, end);
          flag = table.startsWith("flag", at) ? number : flag;
          from = table.startsWith("from", at) ? number : from;
        }
        case 'l' -> {
          int word = table.indexOf(' ', behind + 1);
          addLead(lexicon, Lexicon.hash(text, word + 1, end), number(table, behind + 1, word));
        }
        default -> add(text, behind, end, number(table, at, behind));
      }
      at = end + 1;
    }
  }

  private void addLead(Lexicon lexicon, long word, int lead) {
    int entry = lexicon.find(word);
    if (entry > 0) {
      leads[entry] = (byte) Math.min(lead, Word.MOST_LEAD);
    } else {
      otherLeads.put(word, lead);
    }
    leading.add(word);
  }

  private static int number(String table, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + table.charAt(i) - '0';
    }
    return number;
  }

  private void add(Text table, int behind, int end, int points) {
    int gap = behind + 1;
    while (gap < end && table.charAt(gap) != ' ') {
      gap++;
    }
    long word = Lexicon.hash(table, behind + 1, gap);
    if (gap == end) {
      words.put(word, words.get(word) | points << POINTS_AT);
    } else {
      long second = Lexicon.hash(table, gap + 1, end);
      words.put(word, words.get(word) | FIRST | second(second));
      words.put(second, words.get(second) | SECOND);
      pairs.put(Lexicon.pair(word, second), points);
    }
  }

  /** What is known of a word, 0 for nothing. */
  int word(long hash) {
    return words.find(hash);
  }

  static int points(int word) {
    return word >>> POINTS_AT & (1 << SECONDS_AT - POINTS_AT) - 1;
  }

  /** Whether it is the first of a pair. */
  static boolean isFirst(int word) {
    return (word & FIRST) != 0;
  }

  static boolean isSecond(int word) {
    return (word & SECOND) != 0;
  }

  private static int second(long hash) {
    return 1 << SECONDS_AT << Lexicon.mixed(hash, 4);
  }

  /** Whether a word of which something is known may be the first of a pair with another. */
  static boolean mayPair(int first, long second) {
    return (first & second(second)) != 0;
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
