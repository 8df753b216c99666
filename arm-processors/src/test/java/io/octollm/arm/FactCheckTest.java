package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactCheckTest {
  private static final List<String> SOURCES = List.of(
      "The Octopus Institute was founded on 12 March 1987 by Maria Lindqvist in Bergen. It keeps 1,250 animals.",
      "\"Eight arms reach for work\", says the house rule. Visitors: 3.5 million in 2019.");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "The institute was founded in 1987.", "It was founded on 1987-03-12.", "It was founded on March 12, 1987.",
      "Am 12. März 1987 wurde es in Bergen gegründet.", "It keeps 1250 animals.", "It keeps 1.250 animals.",
      "The rule says \u201ceight arms reach for work\u201d.", "Visitors came: 3,5 million.",
      "Founder was Maria Lindqvist.", "It is in Lindqvist's town, Bergen."})
  void whatASourceSaysIsSupported(String sentence) throws Exception {
    FactCheck.Found found = check(sentence);

    assertThat(found.claims()).isEqualTo(1);
    assertThat(found.supported()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "The institute was founded in 1978.         | a number stands in no source: 1978",
      "It was founded on 1987-03-13.              | a date stands in no source: 1987-03-13",
      "It was founded on March 13, 1987.          | a date stands in no source: 1987-03-13",
      "It keeps 1251 animals.                     | a number stands in no source: 1251",
      "It says \"nine arms reach for work\".      | a quotation stands in no source as it is: nine arms reach for work",
      "Founder was Peter Olsen of Oslo.           | names stand in no source: peter, olsen, oslo",
      "It grew by 40%.                            | a number stands in no source: 40"})
  void whatNoSourceSaysIsAnError(String sentence, String message) throws Exception {
    FactCheck.Found found = check(sentence);

    assertThat(found.supported()).isZero();
    assertThat(found.issues()).hasSize(1).first().satisfies(issue -> {
      assertThat(issue.severity()).isEqualTo(Issue.Severity.ERROR);
      assertThat(issue.message()).isEqualTo(message);
      assertThat(issue.location()).isEqualTo("out, sentence 1");
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "The place is near Oslo.                          | a name stands in no source: oslo",
      "It was founded in 1987 and had 3.5 million.      | what the sentence states stands in several sources, and in none together",
      "Elephants trumpet loudly through savannah 1987.  | the sentence has few words of the source that has its facts"})
  void doubtIsAWarning(String sentence, String message) throws Exception {
    FactCheck.Found found = check(sentence);

    assertThat(found.supported()).isEqualTo(found.claims());
    assertThat(found.issues()).extracting(Issue::message).containsExactly(message);
    assertThat(found.issues().getFirst().severity()).isEqualTo(Issue.Severity.WARNING);
  }

  @Test
  void sentenceThatStatesNothingIsNotLookedUp() throws Exception {
    assertThat(check("It is a fine place. One may like it.").claims()).isZero();
  }

  @Test
  void numbersOfAListAndCodeAreNoClaims() throws Exception {
    assertThat(check("1. It is fine.\n2. It is good.\n```java\nint x = 99;\n```").claims()).isZero();
  }

  @Test
  void eachSentenceIsCountedOnItsOwn() throws Exception {
    FactCheck.Found found = check("It was founded in 1987. It has 9 floors. It keeps 1250 animals.");

    assertThat(found.claims()).isEqualTo(3);
    assertThat(found.supported()).isEqualTo(2);
    assertThat(found.issues().getFirst().location()).isEqualTo("out, sentence 2");
  }

  @Test
  void longTextTakesNoTime() throws Exception {
    long start = System.nanoTime();

    check("\"a ".repeat(20_000) + "1.".repeat(20_000) + " Aa".repeat(20_000) + " 12 may".repeat(5_000));

    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @Test
  void manyNumbersAndManyDatesTakeNoTime() throws Exception {
    String dates = Stream.iterate(LocalDate.of(1000, 1, 1), day -> day.plusDays(1)).limit(40_000)
        .map(LocalDate::toString).collect(Collectors.joining(" "));
    String numbers = IntStream.range(0, 10).mapToObj(of -> IntStream.range(0, 4_000)
        .mapToObj(i -> String.valueOf(10_000 + i)).collect(Collectors.joining(" "))).collect(Collectors.joining(".\n"));
    var facts = new FactCheck(List.of(dates));
    long start = System.nanoTime();

    FactCheck.Found found = facts.check("out", numbers);

    assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    assertThat(found.complete()).isFalse();
    assertThat(found.issues()).hasSizeLessThan(10 * Claim.MOST_OF_A_KIND + 2);
  }

  @Test
  void manyMissingNamesAreToldInAFewWords() throws Exception {
    String names = IntStream.range(0, 150).mapToObj(i -> "Xq" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
        .collect(Collectors.joining(" "));

    FactCheck.Found found = check("The founders are " + names);

    assertThat(found.issues()).hasSize(1);
    assertThat(found.issues().getFirst().message())
        .startsWith("names stand in no source: xqaa, xqab, ").endsWith(" and 140 more").hasSizeLessThan(150);
  }

  @Test
  void lookUpEndsWithTheCall() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> check("It was founded in 1987.")).isInstanceOf(InterruptedException.class);
  }

  @Test
  void whatLiesBehindPaddingIsNotTakenForLookedUp() throws Exception {
    FactCheck.Found found = check("It was founded in 1987. " + "Yes. ".repeat(2_000) + "It has 9 floors.");

    assertThat(found.supported()).isEqualTo(found.claims()).isEqualTo(1);
    assertThat(found.complete()).isFalse();
    assertThat(found.issues()).extracting(Issue::message).singleElement().asString().contains("2000 sentences");
    assertThat(check("It was founded in 1987. ").complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Seit 1987 ist das Werk in Betrieb.", "Gegründet 1987 am Hafen, mit dem Segen der Verwaltung."})
  void nounsOfGermanAreNoErrors(String sentence) throws Exception {
    FactCheck.Found found = new FactCheck(List.of("Die Anlage läuft seit 1987.")).check("out", sentence);

    assertThat(found.supported()).isEqualTo(1);
    assertThat(found.issues()).singleElement().satisfies(issue -> {
      assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
      assertThat(issue.message()).startsWith("names stand in no source: ");
    });
  }

  @Test
  void germanBesideItDoesNotExcuseAnEnglishSentence() throws Exception {
    assertThat(check("Das ist gut und schön. ".repeat(20) + "Founder of it was Peter Olsen.").supported()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"Lindqvist", "Octopus", "Meeres", "Bergen"})
  void nameMayBeginAWordOrAPartOfOne(String name) throws Exception {
    var facts = new FactCheck(List.of("Octopuses of the Bergener Tiefsee-Meeresinstitut, Lindqvist\u2019s own."));

    assertThat(facts.check("out", "It has " + name + " in it.").issues()).isEmpty();
  }

  private static FactCheck.Found check(String text) throws InterruptedException {
    return new FactCheck(SOURCES).check("out", text);
  }
}
