package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where several checksums hold for the same digits, the nearest name says which id it is. */
class NamesTest {
  /** Valid as a Canadian, an Australian and a Dutch number alike. */
  private static final String NINE = "215111485";

  private final Scanner scanner = new Scanner();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "my SIN is # |CA_SIN", "TFN: # |AU_TFN", "mijn BSN is # |NL_BSN", "taxFileNumber=# |AU_TFN",
      "{\"tfn\": 1, \"sin\": #} |CA_SIN", "# is my social insurance number |CA_SIN",
      "the TFN and then the BSN # |NL_BSN", "SSN # |US_SSN", "B.S.N. # |NL_BSN",
      "name,phone,sin\\nJohn,,# |CA_SIN", "BSN\\n# |NL_BSN"})
  void theNearestNameDecides(String text, String type) {
    assertThat(scanner.scan(text.replace("#", NINE).replace("\\n", "\n"))).singleElement()
        .satisfies(f -> {
          assertThat(f.type()).isEqualTo(type.strip());
          assertThat(f.level()).isEqualTo(Level.VALIDATED);
        });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "order #", "invoice no. #", "timestamp=#", "{\"sin\": 1, \"order\": #}", "ORD-#",
      "#.5", "0.#", "$#", "a table 12 # 45", "#, \"tfn\": 7, \"phone\": 2"})
  void beforeAnotherNameOrInATableBareDigitsAreNone(String text) {
    assertThat(scanner.scan(text.replace("#", NINE)))
        .allMatch(f -> f.level() == Level.WEAK && text.startsWith("#"));
  }

  @Test
  void withoutAnyNameBareDigitsAreWeak() {
    assertThat(scanner.scan(NINE)).singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WEAK));
  }

  @Test
  void theNameOfTheFieldCounts() {
    assertThat(scanner.candidates(NINE, "employeeBsn").found())
        .anyMatch(f -> f.type().equals("NL_BSN") && f.level() == Level.VALIDATED);
    assertThat(scanner.candidates(NINE, "orderId").found()).isEmpty();
  }

  @Test
  void aRedactionTokenNamesNothing() {
    assertThat(scanner.scan("<CA_SIN_1> " + NINE)).allMatch(f -> f.level() == Level.WEAK);
  }

  @Test
  void namesStandInsideWordsOfScriptsWithoutBlanks() {
    assertThat(scanner.scan("저의주민등록번호는 9001011234568입니다")).singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.VALIDATED));
  }
}
