package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final int MOST_CUT = 64;

  private final Scanner scanner = new Scanner();

  static Stream<String> types() {
    return Catalogue.entries().stream().map(Catalogue.Entry::type).distinct();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeHasFortyPositivesAndFortyNearMisses(String type) {
    List<Sample> samples = Samples.of(type);

    assertThat(samples.stream().filter(s -> s.kind() == '+')).hasSizeGreaterThanOrEqualTo(40);
    assertThat(samples.stream().filter(s -> s.kind() == '-')).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everySampleIsJudgedAsItsFileSays(String type) {
    List<String> wrong = new ArrayList<>();
    for (Sample sample : Samples.of(type)) {
      if (!isRight(sample, type)) {
        wrong.add(sample.kind() + " " + sample.text() + " -> " + scanner.scan(sample.text()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** What looks around must not look beyond a text, as the texts themselves assert. */
  @ParameterizedTest
  @MethodSource("types")
  void everySampleIsReadWhereverItIsCut(String type) {
    for (Sample sample : Samples.of(type)) {
      String text = sample.text();
      for (int cut = 0; cut < Math.min(text.length(), MOST_CUT); cut++) {
        String rest = text.substring(cut);
        scan(rest);
        scan(" " + rest);
        scan(text.substring(0, text.length() - cut));
      }
    }
  }

  private void scan(String text) {
    try {
      scanner.scan(text);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("looked beyond: " + text, e);
    }
  }

  private boolean isRight(Sample sample, String type) {
    List<Finding> found =
        scanner.scan(sample.text()).stream().filter(f -> f.type().equals(type)).toList();
    return switch (sample.kind()) {
      case '+' -> found.size() == 1 && spans(sample, found.getFirst())
          && found.getFirst().level() != Level.WEAK;
      case '?' -> found.size() == 1 && spans(sample, found.getFirst())
          && found.getFirst().level() == Level.WEAK;
      default -> found.stream().allMatch(f -> f.level() == Level.WEAK);
    };
  }

  private static boolean spans(Sample sample, Finding finding) {
    return finding.start() == sample.start() && finding.end() == sample.end();
  }
}
