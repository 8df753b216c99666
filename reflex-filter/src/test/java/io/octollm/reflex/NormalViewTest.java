package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalViewTest {
  private final Scanner scanner = new Scanner();
  private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);

  /** The value is marked by « and ». */
  static Stream<Arguments> otherWays() {
    return Stream.of(
        Arguments.of("EMAIL", "fullwidth", "write to «john@ｅｘａｍｐｌｅ.com» soon"),
        Arguments.of("EMAIL", "fullwidth at", "write to «john.doe＠example.com» soon"),
        Arguments.of("EMAIL", "ideographic dot", "mail: «john.doe@example。com»"),
        Arguments.of("EMAIL", "Cyrillic letters", "write to «jоhn.dое@exаmple.com» soon"),
        Arguments.of("EMAIL", "soft hyphen", "write to «john\u00ADdoe@example.com» soon"),
        Arguments.of("EMAIL", "zero width", "write to «jo\u200Bhn\u2060doe@example.com» soon"),
        Arguments.of("EMAIL", "mathematical letters", "write to «\uD835\uDC23\uD835\uDC28hn.doe@example.com» soon"),
        Arguments.of("EMAIL", "percent", "?mail=«john.doe%40example.com»&x=1"),
        Arguments.of("EMAIL", "JSON escape", "{\"m\": \"«john.doe\\u0040example.com»\"}"),
        Arguments.of("EMAIL", "entity", "<b>«john.doe&#64;example.com»</b>"),
        Arguments.of("EMAIL", "hex entity", "<b>«john.doe&#x40;example&period;com»</b>"),
        Arguments.of("CREDIT_CARD", "Arabic-Indic digits", "بطاقة «٤١١١ ١١١١ ١١١١ ١١١١» شكرا"),
        Arguments.of("CREDIT_CARD", "fullwidth digits", "カード番号：«４１１１１１１１１１１１１１１１»です"),
        Arguments.of("CREDIT_CARD", "Devanagari digits", "card «४१११ ११११ ११११ ११११»"),
        Arguments.of("CREDIT_CARD", "beside Han", "卡号«4111111111111111»谢谢"),
        Arguments.of("CREDIT_CARD", "zero width between groups", "card «4111\u200B1111\u200B1111\u200B1111»"),
        Arguments.of("CREDIT_CARD", "bidi", "card \u202D«4111111111111111»\u202C"),
        Arguments.of("CREDIT_CARD", "tags between", "card «4111\uDB40\uDC41111111111111»"),
        Arguments.of("CREDIT_CARD", "after an escaped line end", "a line\\n«4111111111111111»\\n"),
        Arguments.of("CREDIT_CARD", "marks over digits", "card «4\u0336111 1111 1111 1111»"),
        Arguments.of("AWS_ACCESS_KEY", "after an escaped line end", "a line\\n«AKIAQ3EGRLXKF5PN2VTB»\\n"),
        Arguments.of("PASSWORD_ASSIGNMENT", "option in JSON in JSON", "curl --user \\\"admin:«S3cretPa55x»\\\" -k"),
        Arguments.of("PASSWORD_ASSIGNMENT", "call in JSON", "setPassword(\\\"«S3cretPa55x»\\\")"),
        Arguments.of("PASSWORD_ASSIGNMENT", "constant in JSON", "define(\\\"DB_PASSWORD\\\", \\\"«S3cretPa55x»\\\")"),
        Arguments.of("US_SSN", "minus signs", "ssn «219−45−1234»"),
        Arguments.of("US_SSN", "letters for digits", "ssn «219-45-1２34»"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("otherWays")
  void anotherWayOfWritingIsFoundWhereItStands(String type, String way, String marked) {
    String text = marked.replace("«", "").replace("»", "");

    List<Finding> found = scanner.scan(text);

    assertThat(found).as(text).singleElement().satisfies(f -> {
      assertThat(f.type()).isEqualTo(type);
      assertThat(f.start()).isEqualTo(marked.indexOf('«'));
      assertThat(f.end()).isEqualTo(marked.indexOf('»') - 1);
    });
    assertThat(reflex.redact(text).value()).isEqualTo(
        text.substring(0, marked.indexOf('«')) + "<" + type + "_1>" + text.substring(marked.indexOf('»') - 1));
  }

  @Test
  void whatHidesInBase64CoversTheRun() {
    String run = base64("Contact jane.roe@example.org or 219-45-1234.");

    assertThat(scanner.scan("see " + run + " there")).isNotEmpty().allSatisfy(f -> {
      assertThat(f.start()).isEqualTo(4);
      assertThat(f.end()).isEqualTo(4 + run.length());
    });
    assertThat(reflex.redact("see " + run + " there").value()).doesNotContain(run.substring(0, 12));
  }

  @Test
  void whatHidesInHexCoversTheRun() {
    String run = HexFormat.of().formatHex("jane.roe@example.org".getBytes(StandardCharsets.UTF_8));

    assertThat(scanner.scan("x=" + run + ";")).singleElement()
        .isEqualTo(new Finding("EMAIL", 2, 2 + run.length(), 0.99, Level.VALIDATED));
  }

  @Test
  void oneLayerIsDecoded() {
    assertThat(scanner.scan(base64(base64("mail jane.roe@example.org now, please")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Привет, как дела? Оплата картой.", "Ελληνικά και αγγλικά", "naïve café — “quoted” it’s…",
      "日本語のテキスト、です。", "10 km² in 2 m³", "a → b ✓ \uD83D\uDE00 100 %", "x = a & b; y %= 3; \"\\t\\n\"",
      "عربي نص عادي", "deadbeefcafebabe0123456789abcdef", "https://example.org/a%20b?c=d&e=f"})
  void ordinaryTextHasNoSecondMeaning(String text) {
    assertThat(scanner.scan(text).stream().filter(f -> !f.type().equals("URL"))).isEmpty();
  }

  @Test
  void nulAndHalvesOfPairsKeepTheirPlaces() {
    String text = "\uD83D \0 \uDE00 jo\u00ADhn@example.com \uDB40";

    assertThat(scanner.scan(text)).singleElement().satisfies(f ->
        assertThat(text.substring(f.start(), f.end())).isEqualTo("jo\u00ADhn@example.com"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
