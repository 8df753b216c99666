package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns the points of {@link Wording} from labelled texts: a logistic regression whose weights are
 * never below nothing, over the words and near pairs of each window. Of an attack only the window that
 * sounds worst counts, for the rest of the text may be harmless; of a harmless text all count. The same
 * texts give the same table.
 */
final class WordingTraining {
  /** @param origin which author's, for leaving one out */
  record Labelled(String text, boolean attack, String origin) {}

  private static final int ROUNDS = 4;
  private static final int SWEEPS = 25;
  private static final double SMALL = 0.3;
  private static final double FEW = 0.3;
  /** So that no word alone tells. */
  private static final double MOST = 2;
  /** The odds, as their logarithm, from which on a text is flagged: rather missed than cried wolf at. */
  private static final double CAUTION = 0.85;
  private static final double HARDLY = 0.1;
  private static final double FIRST_BIAS = -3;
  /** Of a feature; what fewer write is their way of writing. */
  private static final int LEAST_AUTHORS = 2;
  /** Of a word that leads to the others: each that is one costs time in every text. */
  private static final int LEAST_AUTHORS_OF_LEAD = 4;
  /** How many words are so common that they and pairs of them say nothing. */
  private static final int COMMON = 100;
  /** Of a pair; smaller ones cost a look-up and tell nothing. */
  private static final int LEAST_POINTS = 20;
  private static final double POINTS_OF_ONE = 100;
  /** In these the leads are small enough to be carried in a word. */
  private static final double LEAD_OF_ONE = 20;
  private static final int LEAST_LEAD = 6;

  private static final Comparator<String> PLAINEST =
      Comparator.comparingLong((String name) -> name.chars().filter(c -> !Character.isLetter(c)).count())
          .thenComparing(Comparator.naturalOrder());

  private final Map<Long, String> names = new HashMap<>();
  private final List<Window> windows = new ArrayList<>();
  private final double[] weights;
  private final List<String> features = new ArrayList<>();
  private final double most;
  private double bias = FIRST_BIAS;

  /** @param features by their number, in no order */
  private record Window(int text, boolean attack, int[] features) {}

  /** @param most of a weight */
  private WordingTraining(List<Labelled> texts, Predicate<String> wanted, int leastAuthors, double most) {
    this.most = most;
    Map<Long, Integer> numbers = numbered(texts, wanted, leastAuthors);
    for (int i = 0; i < texts.size(); i++) {
      for (Set<Long> window : read(texts.get(i).text(), false)) {
        int[] known = window.stream().filter(numbers::containsKey).mapToInt(numbers::get).sorted().toArray();
        windows.add(new Window(i, texts.get(i).attack(), known));
      }
    }
    weights = new double[features.size()];
  }

  /** What stands in attacks of several authors. */
  private Map<Long, Integer> numbered(List<Labelled> texts, Predicate<String> wanted, int leastAuthors) {
    Set<String> common = common(texts);
    Map<Long, Set<String>> authors = new HashMap<>();
    texts.stream().filter(Labelled::attack).forEach(text -> read(text.text(), true).forEach(
        window -> window.forEach(f -> authors.computeIfAbsent(f, _ -> new HashSet<>(2)).add(text.origin()))));
    Map<Long, Integer> numbers = new HashMap<>();
    authors.entrySet().stream().filter(e -> e.getValue().size() >= leastAuthors).map(Map.Entry::getKey)
        .filter(feature -> wanted.test(name(feature))).filter(feature -> !common.containsAll(List.of(name(feature).split(" "))))
        .sorted(Comparator.comparing(this::name)).forEach(feature -> {
          numbers.put(feature, features.size());
          features.add(name(feature));
        });
    return numbers;
  }

  private String name(Long feature) {
    return Objects.requireNonNull(names.get(feature));
  }

  /** The words that stand in the most of the harmless texts, and what addresses are made of. */
  private static Set<String> common(List<Labelled> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.stream().filter(text -> !text.attack()).forEach(text ->
        new HashSet<>(List.of(text.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))).forEach(word -> counts.merge(word, 1, Integer::sum)));
    Set<String> common = new HashSet<>(Set.of("http", "https"));
    counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
        .thenComparing(Map.Entry.comparingByKey())).limit(COMMON).forEach(e -> common.add(e.getKey()));
    return common;
  }

  /**
   * The windows of a text, each half over the one before.
   *
   * @param naming whether to remember how its features are written
   */
  private List<Set<Long>> read(String string, boolean naming) {
    Text text = Text.of(string);
    WordCursor cursor = new WordCursor();
    cursor.open(text, 0, text.length());
    List<String> words = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    while (cursor.next()) {
      if (cursor.hash() != 0) {
        words.add(string.substring(cursor.start(), cursor.end()).toLowerCase(Locale.ROOT));
        places.add(cursor.place());
      }
    }
    List<Set<Long>> all = new ArrayList<>();
    int last = places.isEmpty() ? 0 : places.getLast();
    for (int from = 0; from == 0 || from + WordingWindow.WORDS / 2 < last; from += WordingWindow.WORDS / 2) {
      all.add(window(words, places, from, naming));
    }
    return all;
  }

  private Set<Long> window(List<String> words, List<Integer> places, int from, boolean naming) {
    Set<Long> all = new HashSet<>();
    int[] inside = IntStream.range(0, words.size())
        .filter(i -> places.get(i) > from && places.get(i) <= from + WordingWindow.WORDS).toArray();
    for (int i : inside) {
      String word = words.get(i);
      all.add(named(Lexicon.hash(word), word, naming));
      for (int j = i - 1; j >= inside[0] && places.get(i) - places.get(j) <= WordingWindow.NEAR; j--) {
        all.add(named(Lexicon.pair(Lexicon.hash(words.get(j)), Lexicon.hash(word)), words.get(j) + " " + word, naming));
      }
    }
    return all;
  }

  /** Of several spellings that are read alike the plainest is written down. */
  private Long named(long feature, String name, boolean naming) {
    if (naming) {
      names.merge(feature, name, BinaryOperator.minBy(PLAINEST));
    }
    return feature;
  }

  /** Learns, and gives the lines of a table, the heaviest first. */
  static List<String> table(List<Labelled> texts) {
    WordingTraining all = new WordingTraining(texts, _ -> true, LEAST_AUTHORS, MOST);
    all.learn();
    WordingTraining leads = new WordingTraining(
        texts, name -> !isPair(name), LEAST_AUTHORS_OF_LEAD, Double.POSITIVE_INFINITY);
    leads.learn();
    List<String> lines = new ArrayList<>();
    lines.add("flag " + points(CAUTION - all.bias));
    lines.add("from " + Math.round(leads.reachedByMost() * LEAD_OF_ONE));
    leads.lines(LEAD_OF_ONE, _ -> LEAST_LEAD).forEach(line -> lines.add("lead " + line));
    lines.addAll(all.lines(POINTS_OF_ONE, name -> isPair(name) ? LEAST_POINTS : 1));
    return lines;
  }

  private static boolean isPair(String name) {
    return name.contains(" ");
  }

  private void learn() {
    List<Window> chosen = windows;
    for (int round = 0; round < ROUNDS; round++) {
      fit(chosen);
      chosen = worst();
    }
  }

  /** @param least of points, for a feature's name */
  private List<String> lines(double ofOne, ToIntFunction<String> least) {
    return IntStream.range(0, weights.length).boxed()
        .filter(i -> Math.round(weights[i] * ofOne) >= least.applyAsInt(features.get(i)))
        .sorted(Comparator.comparing((Integer i) -> -Math.round(weights[i] * ofOne)).thenComparing(features::get))
        .map(i -> Math.round(weights[i] * ofOne) + " " + features.get(i)).toList();
  }

  /** What the worst windows of all attacks have but those few that hardly sound like one. */
  private double reachedByMost() {
    double[] sums = worst().stream().filter(Window::attack).mapToDouble(this::sum).sorted().toArray();
    return sums[(int) (sums.length * HARDLY)];
  }

  private static long points(double weight) {
    return Math.round(weight * POINTS_OF_ONE);
  }

  /** All windows of harmless texts, and of each attack the one that sounds worst. */
  private List<Window> worst() {
    List<Window> all = new ArrayList<>();
    @Nullable Window worst = null;
    for (Window window : windows) {
      if (worst != null && worst.text() != window.text()) {
        all.add(worst);
        worst = null;
      }
      if (!window.attack()) {
        all.add(window);
      } else if (worst == null || sum(window) > sum(worst)) {
        worst = window;
      }
    }
    if (worst != null) {
      all.add(worst);
    }
    return all;
  }

  private double sum(Window window) {
    return IntStream.of(window.features()).mapToDouble(i -> weights[i]).sum();
  }

  /** One weight after the other, by a step of Newton's each, until they hardly move. */
  private void fit(List<Window> some) {
    Map<Integer, Integer> ofText = new HashMap<>();
    some.forEach(window -> ofText.merge(window.text(), 1, Integer::sum));
    double[] sums = some.stream().mapToDouble(this::sum).toArray();
    double[] worth = some.stream().mapToDouble(w -> w.attack() ? 1.0 / ofText.get(w.text()) : 1).toArray();
    int[][] holders = holders(some);
    int[] everywhere = IntStream.range(0, some.size()).toArray();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      bias += step(some, everywhere, sums, worth, 0, 0, Double.POSITIVE_INFINITY);
      for (int i = 0; i < weights.length; i++) {
        double step = Math.min(most - weights[i],
            step(some, holders[i], sums, worth, SMALL * weights[i] + FEW, SMALL, weights[i]));
        if (step != 0) {
          weights[i] += step;
          for (int window : holders[i]) {
            sums[window] += step;
          }
        }
      }
    }
  }

  /** @param most how far down at the most */
  private double step(List<Window> some, int[] holders, double[] sums, double[] worth, double slope, double bend,
      double most) {
    double down = slope;
    double curve = bend + 1e-6;
    for (int window : holders) {
      double likely = 1 / (1 + Math.exp(-sums[window] - bias));
      down += worth[window] * (likely - (some.get(window).attack() ? 1 : 0));
      curve += worth[window] * likely * (1 - likely);
    }
    double step = Math.max(-1, Math.min(1, -down / curve));
    return Math.max(-most, step);
  }

  private int[][] holders(List<Window> some) {
    int[] counts = new int[weights.length];
    some.forEach(window -> IntStream.of(window.features()).forEach(i -> counts[i]++));
    int[][] holders = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int window = some.size() - 1; window >= 0; window--) {
      for (int i : some.get(window).features()) {
        holders[i][--counts[i]] = window;
      }
    }
    return holders;
  }
}
