package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
  private final Scanner scanner = new Scanner();

  static Stream<Arguments> hostileTexts() {
    return Stream.of(
        Arguments.of("at signs", "a@"), Arguments.of("digits", "7"), Arguments.of("groups", "1 "),
        Arguments.of("dotted", "1."), Arguments.of("colons", "1:"), Arguments.of("dashes", "-"),
        Arguments.of("begins", "-----BEGIN "), Arguments.of("keys", "-----BEGIN RSA PRIVATE KEY-----\n"),
        Arguments.of("key and body", "-----BEGIN PRIVATE KEY-----AAAA\n"),
        Arguments.of("equals", "password="), Arguments.of("quotes", "password=\""),
        Arguments.of("urls", "a://b:"), Arguments.of("jwt", "eyJ1."), Arguments.of("dots", ".1"),
        Arguments.of("iban", "DE12 "), Arguments.of("plus", "+49 "), Arguments.of("letters", "A"),
        Arguments.of("hex", "a1:"), Arguments.of("local", "x.1@y.zz"), Arguments.of("nul", "\0"),
        Arguments.of("half pairs", "\uD83D1"), Arguments.of("email run", "1@a."),
        Arguments.of("nine digits", "130692544 "), Arguments.of("named", "sin 130692544 "),
        Arguments.of("nino", "JG 10 37 59 A "), Arguments.of("aadhaar", "2341 2341 2346 "),
        Arguments.of("company", "11.222.333/0001-81"), Arguments.of("nir", "1 85 05 78 "),
        Arguments.of("hangul", "주민900101-1234567"),
        Arguments.of("spelled at", "a [at] b [dot] "), Arguments.of("hosts", "a.b."),
        Arguments.of("schemes", "http://"), Arguments.of("quoted", "\"a\"@["), Arguments.of("months", "Jan 1 "),
        Arguments.of("cells", "ssn,219451234,"), Arguments.of("rows", "ssn,a\n219451234,1\n"),
        Arguments.of("keys", "{\"a\":{\"b\":219451234"), Arguments.of("records", "MRN 123456 "),
        Arguments.of("parcels", "1Z 999 AA1 01 "), Arguments.of("places", "12.345,-67.890 "),
        Arguments.of("pins", "the PIN is 4711 "), Arguments.of("asked", "pw? pwd\n"),
        Arguments.of("listed", "user,password\nann,bob-carol\n"), Arguments.of("headers", "a,pw\n"),
        Arguments.of("tagged", "<td>Password</td><td>a"),
        Arguments.of("pairs of logins", "log in with ann / b-c "), Arguments.of("changes", "password from a1b2c3 to "),
        Arguments.of("fat", "**Password:** <b>a "), Arguments.of("doubled", "pw='a''"),
        Arguments.of("owned", "password for the wifi: "), Arguments.of("ruled", "a | password\n--+--\n"),
        Arguments.of("ages", "aged 45 years "), Arguments.of("pairs", "a1-b2-"), Arguments.of("www", "www."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void workGrowsInStepWithTheText(String name, String unit) {
    long small = scanner.candidates(unit.repeat(20_000 / unit.length()), null).steps();

    long large = scanner.candidates(unit.repeat(320_000 / unit.length()), null).steps();

    assertThat(large).isLessThan(small * 20).isLessThan(320_000L * 100);
  }

  @Test
  void offsetsAreUtf16CodeUnits() {
    String text = "\uD83D\uDE00 é \uD83D\uDE00 john@example.com";

    List<Finding> found = scanner.scan(text);

    assertThat(found).singleElement().satisfies(f ->
        assertThat(text.substring(f.start(), f.end())).isEqualTo("john@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Das Kennwort wurde von Fruehling21 auf Herbst21 geändert.",
      "Mudei a senha de verao23 para inverno23", "Cambié la contraseña de verano21 a invierno21",
      "Ho cambiato la password da inverno18 a primavera21", "Zmieniłem hasło z zima2018 na lato2021",
      "Het wachtwoord is gewijzigd van Lente2021 naar Zomer2021", "changed it from Winter2031 to Spring2032",
      "the password went from Winter2031 to Spring2032"})
  void theOldAndTheNewPasswordAreFound(String text) {
    assertThat(scanner.scan(text)).extracting(Finding::type).containsExactly("PASSWORD_ASSIGNMENT",
        "PASSWORD_ASSIGNMENT");
  }

  @Test
  void theOldAndTheNewKeyAreFound() {
    String text = "we rotated the api key from f8e287dd294eb9b59aea6f01 to 67ada1e904e25ec57fb4fc39";

    assertThat(scanner.scan(text)).extracting(Finding::type).containsExactly("API_KEY", "API_KEY");
  }

  @Test
  void findingsAreSortedAndApart() {
    List<Finding> found = scanner.scan("4111 1111 1111 1111, 219-45-1234, a@b.com, 10.0.0.1");

    assertThat(found).extracting(Finding::type)
        .containsExactly("CREDIT_CARD", "US_SSN", "EMAIL", "IP_ADDRESS");
  }

  @Test
  void ofOverlappingFindingsTheSurerRemains() {
    Finding weak = new Finding("PHONE", 0, 20, 0.3, Level.WEAK);
    Finding sure = new Finding("EMAIL", 5, 10, 0.99, Level.VALIDATED);
    Finding apart = new Finding("PHONE", 20, 25, 0.75, Level.SHAPED);

    assertThat(Overlaps.resolve(List.of(weak, apart, sure))).containsExactly(sure, apart);
  }

  @Test
  void ofEquallySureOnesTheLongerRemains() {
    Finding longer = new Finding("PHONE", 0, 12, 0.75, Level.SHAPED);
    Finding shorter = new Finding("API_KEY", 2, 10, 0.75, Level.SHAPED);

    assertThat(Overlaps.resolve(List.of(shorter, longer))).containsExactly(longer);
  }

  @Test
  void whatStandsBeforeAKeyInAnAddressIsAnAddress() {
    Finding url = new Finding("URL", 0, 40, 0.75, Level.SHAPED);
    Finding key = new Finding("API_KEY", 20, 40, 0.99, Level.VALIDATED);

    assertThat(Overlaps.resolve(List.of(url, key)))
        .containsExactly(new Finding("URL", 0, 20, 0.75, Level.SHAPED), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MRNs: 1234567,7654321", "Passport: X1234567;Y7654321", "DOB: 01/02/1980,03/04/1981",
      "account numbers: 12345678,87654321", "routing numbers: 021000021,011000015"})
  void aNameIsOfEveryValueOfItsList(String text) {
    assertThat(scanner.scan(text)).hasSize(2).allMatch(f -> f.level() == Level.VALIDATED)
        .extracting(Finding::type).containsOnly(scanner.scan(text).getFirst().type());
  }

  @Test
  void anEmptyTextHasNoFindings() {
    assertThat(scanner.scan("")).isEmpty();
  }

  @Test
  void eightMebibytesAreScanned() {
    String text = "x".repeat((8 << 20) - 20) + " a@example.com";

    assertThat(scanner.scan(text)).hasSize(1);
  }

  @Test
  void aNumberUnderANameIsJudgedByIt() {
    assertThat(scanner.candidates("219451234", "employeeSsn").found())
        .filteredOn(f -> f.level() != Level.WEAK).extracting(Finding::type).containsExactly("US_SSN");
    assertThat(scanner.candidates("219451234", "sum").found())
        .allMatch(f -> f.level() == Level.WEAK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bonjour, ton mot de passe provisoire est « Harbor9457$ ».",
      "le mot de passe est «Harbor9457$»."})
  void aPasswordIsFoundWithoutItsGuillemets(String text) {
    assertThat(scanner.scan(text)).extracting(f -> text.substring(f.start(), f.end())).containsExactly("Harbor9457$");
  }

  @ParameterizedTest
  @CsvSource({"10:15 11:15 12:15 13:15 14:15 15:15 16:15 17:15 18:15 19:15 20:15 21:15 22:15, 12.03.1985, DATE",
      "10:15 11:15 12:15 13:15 14:15 15:15 16:15 17:15 18:15 19:15 20:15 21:15 22:15, 12.34.56.78, IP_ADDRESS",
      "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35, 12.03.1985, DATE"})
  void aRowOfShortNumbersHidesNothingBehindIt(String row, String value, String type) {
    String text = row + " " + value;

    assertThat(scanner.scan(text)).extracting(Finding::type, f -> text.substring(f.start(), f.end()))
        .contains(tuple(type, value));
  }

  @Test
  void eachAddressInALineIsFound() {
    String text = "10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7 10.0.0.8 10.0.0.9";

    assertThat(scanner.scan(text)).hasSize(9);
  }
}
