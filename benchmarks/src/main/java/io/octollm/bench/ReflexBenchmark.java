package io.octollm.bench;

import com.sun.management.ThreadMXBean;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.injection.Verdict;
import io.octollm.schema.Codec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filter's pace beside a plain scan of the same bytes and beside regular expressions, on one
 * thread. The plain scan counts bytes from 0x80 on in the tasks' UTF-8 arrays; the filter reads the
 * same tasks as strings, as the JSON reader hands them over; both count the bytes of the arrays.
 */
final class ReflexBenchmark implements Benchmark {

  /** How much is done. */
  record Size(long corpusBytes, long regexBytes, int rounds) {
    static final Size FULL = new Size(20_000_000, 2_000_000, 9);
  }

  private static final long SEED = 20_260_314;
  private static final int WARM_UPS = 8;

  private final Size size;

  ReflexBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) {
    progress.accept("making the corpus");
    return new Rounds(Corpus.of(size.corpusBytes(), SEED), Corpus.of(size.regexBytes(), SEED + 1),
        progress).figures();
  }

  /** The measurements of one benchmark. */
  private final class Rounds {
    private final Corpus corpus;
    private final Corpus small;
    private final Consumer<String> progress;
    private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);
    private final Map<String, List<Double>> paces = new TreeMap<>();
    private long found;

    Rounds(Corpus corpus, Corpus small, Consumer<String> progress) {
      this.corpus = corpus;
      this.small = small;
      this.progress = progress;
    }

    ObjectNode figures() {
      for (int i = 0; i < WARM_UPS; i++) {
        found = plain() + injection() + detectors();
      }
      found = regex();
      for (int round = 1; round <= size.rounds(); round++) {
        progress.accept("round " + round + " of " + size.rounds());
        keep("plain_scan_mb_per_s", corpus, this::plain);
        keep("reflex_mb_per_s", corpus, this::detectors);
        keep("injection_mb_per_s", corpus, this::injection);
      }
      progress.accept("regular expressions");
      for (int round = 0; round < 3; round++) {
        keep("regex_mb_per_s", small, this::regex);
      }
      return report();
    }

    private void keep(String figure, Corpus over, LongSupplier work) {
      long start = System.nanoTime();
      found += work.getAsLong();
      double seconds = (System.nanoTime() - start) / 1e9;
      paces.computeIfAbsent(figure, _ -> new ArrayList<>()).add(over.megabytes() / seconds);
    }

    private long plain() {
      long beyond = 0;
      for (byte[] bytes : corpus.bytes()) {
        beyond += beyondAscii(bytes);
      }
      return beyond;
    }

    private long detectors() {
      long findings = 0;
      for (String text : corpus.texts()) {
        findings += reflex.findings(text, null).size();
      }
      return findings;
    }

    private long injection() {
      long flagged = 0;
      for (String text : corpus.texts()) {
        flagged += reflex.injection(text).verdict() == Verdict.ALLOW ? 0 : 1;
      }
      return flagged;
    }

    private long regex() {
      long matches = 0;
      for (String text : small.texts()) {
        matches += RegexDetectors.count(text);
      }
      return matches;
    }

    private ObjectNode report() {
      ObjectNode figures = Codec.emptyObject();
      figures.put("corpus_mb", Figures.rounded(corpus.megabytes())).put("tasks", corpus.texts().size());
      paces.forEach((figure, all) -> figures.put(figure, Figures.rounded(Median.of(all))));
      ratio(figures, "reflex_ratio_to_plain_scan", "reflex_mb_per_s", "plain_scan_mb_per_s");
      ratio(figures, "injection_ratio_to_plain_scan", "injection_mb_per_s", "plain_scan_mb_per_s");
      ratio(figures, "reflex_ratio_to_regex", "reflex_mb_per_s", "regex_mb_per_s");
      List<String> clean =
          corpus.texts().stream().filter(t -> reflex.findings(t, null).isEmpty()).toList();
      figures.put("clean_tasks", clean.size())
          .put("allocated_bytes_per_clean_task", allocated(clean, this::findings))
          .put("injection_allocated_bytes_per_clean_task", allocated(clean, reflex::injection))
          .put("findings", detectors()).put("flagged", injection()).put("counted_in_all", found);
      figures.putPOJO("rounds", paces);
      figures.putObject("settings").put("threads", 1).put("rounds", size.rounds())
          .put("figure", "median of the rounds").put("seed", SEED).put("most_bytes_per_task", 4096)
          .put("unit", "plain scan: UTF-8 byte arrays; others: the same tasks as strings")
          .put("regex_patterns", RegexDetectors.patterns())
          .put("regex_corpus_mb", Figures.rounded(small.megabytes()))
          .put("beyond_ascii_share", Figures.rounded(100.0 * plain() / corpus.size()) / 100)
          .put("digit_share", Figures.rounded(100.0 * digits() / corpus.size()) / 100);
      return figures;
    }

    private void findings(String text) {
      found += reflex.findings(text, null).size();
    }

    private long digits() {
      return corpus.texts().stream().mapToLong(
          text -> text.chars().filter(c -> c >= '0' && c <= '9').count()).sum();
    }
  }

  private static long beyondAscii(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b < 0 ? 1 : 0;
    }
    return count;
  }

  /** Bytes a text, by the thread's own count. */
  private static double allocated(List<String> texts, Consumer<String> work) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counter)) {
      return -1;
    }
    long before = counter.getCurrentThreadAllocatedBytes();
    texts.forEach(work);
    long bytes = counter.getCurrentThreadAllocatedBytes() - before;
    return Figures.rounded((double) bytes / Math.max(1, texts.size()));
  }

  private static void ratio(ObjectNode figures, String name, String of, String to) {
    double ratio = figures.get(of).doubleValue() / figures.get(to).doubleValue();
    figures.put(name, Math.round(ratio * 10_000) / 10_000.0);
  }
}
