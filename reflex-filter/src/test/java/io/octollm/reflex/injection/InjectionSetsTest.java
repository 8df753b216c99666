package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The floors on the labelled sets. Phrases are made and mended on the tuned halves, and the wording is
 * learned from all; how that carries over to other authors, {@link WordingTableTest} measures.
 */
class InjectionSetsTest {
  private final InjectionSigns signs = new InjectionSigns(Thresholds.DEFAULTS);

  @ParameterizedTest
  @CsvSource({"attacks-tuned.txt, USER, 0.92", "attacks-held.txt, USER, 0.93",
      "attacks-tuned.txt, TOOL, 0.94", "attacks-held.txt, RETRIEVED, 0.97",
      "attacks-blind.txt, USER, 0.93", "attacks-wide.txt, USER, 0.88", "attacks-coded.txt, USER, 0.71", "attacks-languages.txt, USER, 0.87"})
  void attacksAreFound(String file, Trust trust, double least) {
    assertThat(share(file, text -> signs.of(text, trust).verdict() != Verdict.ALLOW))
        .isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource({"benign-tuned.txt, 0.02", "benign-held.txt, 0.05", "benign-blind.txt, 0.02",
      "benign-wide.txt, 0.03", "benign-languages.txt, 0.02", "ordinary.txt, 0"})
  void benignTextsThatUseTheSameWordsAreNotFlagged(String file, double most) {
    assertThat(share(file, text -> signs.of(text, Trust.USER).verdict() != Verdict.ALLOW))
        .isLessThanOrEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"benign-tuned.txt, 0", "benign-held.txt, 0.01", "benign-blind.txt, 0", "benign-wide.txt, 0.005"})
  void benignTextsAreHardlyEverBlocked(String file, double most) {
    assertThat(share(file, text -> signs.of(text, Trust.USER).verdict() == Verdict.BLOCK))
        .isLessThanOrEqualTo(most);
  }

  @Test
  void eachSetIsLargeEnoughToMeanSomething() {
    assertThat(LabelledTexts.of("attacks-tuned.txt").size() + LabelledTexts.of("attacks-held.txt").size())
        .isGreaterThanOrEqualTo(300);
    assertThat(LabelledTexts.of("benign-tuned.txt").size() + LabelledTexts.of("benign-held.txt").size())
        .isGreaterThanOrEqualTo(300);
  }

  private static double share(String file, Predicate<String> what) {
    List<String> texts = LabelledTexts.of(file);
    return texts.stream().filter(what).count() / (double) texts.size();
  }
}
