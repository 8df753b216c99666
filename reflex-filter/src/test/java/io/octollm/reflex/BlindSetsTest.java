package io.octollm.reflex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Texts of authors who had not seen the filter; {@code -Doctollm.blind=true} prints what is found of each set. */
class BlindSetsTest {
  /** Left out of the files, so that scanners of repositories keep quiet. */
  private static final String HIDING = "¦";

  private final Scanner scanner = new Scanner();

  /** What was found of one set. */
  private record Score(int values, int hits, int exact, int alarms, int weakMisses) {
    Score and(Score other) {
      return new Score(values + other.values, hits + other.hits, exact + other.exact, alarms + other.alarms,
          weakMisses + other.weakMisses);
    }

    double recall() {
      return (double) hits / values;
    }

    double exactly() {
      return (double) exact / values;
    }

    double precision() {
      return (double) hits / (hits + alarms);
    }

    double weak() {
      return (double) weakMisses / values;
    }
  }

  @ParameterizedTest
  @CsvSource({"bare,0.99,0.98,0.99,0.05", "documents,0.985,0.97,0.99,0.01", "secrets,0.965,0.965,0.99,0.05",
      "tasks,0.965,0.955,0.985,0.01", "countries,0.97,0.955,0.985,0.1", "technical,0.99,0.95,0.98,0.5",
      "records,0.95,0.945,0.985,0.01", "leaks,0.935,0.935,0.985,0.04", "sentences,0.96,0.955,0.99,0.02",
      "conversations,0.97,0.965,0.99,0.01", "recognisers,0.98,0.965,0.99,0.05", "code,0.975,0.97,0.99,0.05",
      "payloads,0.96,0.95,0.985,0.015", "notes,0.955,0.935,0.99,0.005", "templates,0.96,0.96,0.985,0.01",
      "rules,0.965,0.96,0.99,0.03", "generated,0.98,0.975,0.99,0.02", "personas,0.965,0.955,0.985,0.01",
      "oneliners,0.98,0.97,0.99,0.03", "assistant,0.99,0.98,0.99,0.015", "repositories,0.965,0.955,0.99,0.02",
      "scanner,0.985,0.98,0.99,0.025", "spills,0.93,0.92,0.985,0.035", "evaluation,0.98,0.97,0.99,0.015",
      "business,0.975,0.97,0.985,0.005", "configurations,0.95,0.95,0.99,0.035",
      "redaction,0.96,0.95,0.99,0.02", "types,0.985,0.98,0.985,0.06",
      "suite,0.98,0.965,0.99,0.015", "sources,0.985,0.985,0.985,0.045", "planted,0.965,0.955,0.985,0.02",
      "languages,0.965,0.95,0.99,0.03", "abroad,0.935,0.925,0.98,0.02",
      "pasted,0.94,0.935,0.985,0.015", "letters,0.98,0.97,0.99,0.01", "papers,0.98,0.965,0.99,0.005",
      "credentials,0.85,0.815,0.935,0.02", "hooks,0.95,0.88,0.95,0.03",
      "incidents,0.89,0.89,0.845,0.06"})
  void whatOthersHidIsFound(String set, double recall, double exact, double precision, double weak) {
    Score score = lines(set).stream().map(line -> Codec.json().readTree(line)).map(this::score)
        .reduce(new Score(0, 0, 0, 0, 0), Score::and);

    if (Boolean.getBoolean("octollm.blind")) {
      System.out.printf("%s: %d values, recall %.3f, exact %.3f, precision %.3f, weak misses %.3f%n", set,
          score.values(), score.recall(), score.exactly(), score.precision(), score.weak());
    }
    assertThat(score.recall()).isGreaterThanOrEqualTo(recall);
    assertThat(score.exactly()).isGreaterThanOrEqualTo(exact);
    assertThat(score.precision()).isGreaterThanOrEqualTo(precision);
    assertThat(score.weak()).isLessThanOrEqualTo(weak);
  }

  private Score score(JsonNode line) {
    List<Finding> found = scanner.scan(line.get("text").asString().replace(HIDING, ""));
    JsonNode spans = line.get("spans");
    int hits = 0;
    int exact = 0;
    for (JsonNode span : spans) {
      List<Finding> same = found.stream().filter(f -> isOf(f, span)).toList();
      hits += same.isEmpty() ? 0 : 1;
      exact += same.stream().anyMatch(f -> f.start() == span.get(0).asInt() && f.end() == span.get(1).asInt()) ? 1 : 0;
    }
    List<Finding> missing = found.stream()
        .filter(f -> spans.valueStream().noneMatch(span -> isOf(f, span))).toList();
    int weak = (int) missing.stream().filter(f -> f.level() == Level.WEAK).count();
    return new Score(spans.size(), hits, exact, missing.size() - weak, weak);
  }

  private static boolean isOf(Finding finding, JsonNode span) {
    return finding.type().equals(span.get(2).asString()) && finding.start() < span.get(1).asInt()
        && finding.end() > span.get(0).asInt();
  }

  private static List<String> lines(String set) {
    try (InputStream in = BlindSetsTest.class.getResourceAsStream("/blind/" + set + ".jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
