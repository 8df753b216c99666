package io.octollm.reflex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Samples.Sample;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each action leaves of a text. */
class ActionTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

  private static Reflex reflex(String type, String action) {
    return new Reflex(PolicyTest.policy("\"types\":{\"" + type + "\":\"" + action + "\"}"), KEY);
  }

  private static Task task(String json) {
    return new TaskReader(TaskReader.DEFAULT_MAX_BYTES).read(json.getBytes(UTF_8)).orThrow();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "allow | card 4111 1111 1111 1111, ok",
      "redact | card <CREDIT_CARD_1>, ok",
      "mask | card **** **** **** 1111, ok",
      "hmac | card <CREDIT_CARD:LETTERS>, ok",
      "drop | card , ok",
      "block | card <CREDIT_CARD_1>, ok"})
  void everyActionLeavesItsText(String action, String text) {
    Redacted<String> left = reflex("CREDIT_CARD", action).redact("card 4111 1111 1111 1111, ok");

    assertThat(left.value().replaceAll(":[a-p]{16}>", ":LETTERS>")).isEqualTo(text);
    assertThat(left.findings()).isEqualTo(Map.of("CREDIT_CARD", 1));
    assertThat(left.treated()).isEqualTo(action.equals("allow") ? Map.of()
        : Map.of(Action.valueOf(action.toUpperCase(java.util.Locale.ROOT)), Map.of("CREDIT_CARD", 1)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "allow | {\"card\":4111111111111111}", "redact | {\"card\":\"<CREDIT_CARD_1>\"}",
      "mask | {\"card\":\"************1111\"}", "drop | {\"card\":\"\"}"})
  void aNumberInATreeIsTreatedToo(String action, String json) {
    assertThat(reflex("CREDIT_CARD", action)
        .redact(Codec.json().readTree("{\"card\":4111111111111111}")).value().toString()).isEqualTo(json);
  }

  @Test
  void anHmacIsTheSameForTheSameValueAndKeyAlone() {
    String text = "mail jane@example.org";
    String first = reflex("EMAIL", "hmac").redact(text).value();

    assertThat(first).isEqualTo(reflex("EMAIL", "hmac").redact(text).value())
        .isNotEqualTo(reflex("EMAIL", "hmac").redact("mail joan@example.org").value())
        .isNotEqualTo(new Reflex(PolicyTest.policy("\"types\":{\"EMAIL\":\"hmac\"}"), new byte[16])
            .redact(text).value());
  }

  @Test
  void theSameValueHasTheSameTokenInAllFieldsOfATask() {
    Task clean = reflex("EMAIL", "redact").screen(task("{\"goal\":\"ann@example.org, bob@example.org\","
        + "\"constraints\":[\"not bob@example.org\"],\"context\":{\"to\":\"ann@example.org\"}}")).task();

    assertThat(clean.goal()).isEqualTo("<EMAIL_1>, <EMAIL_2>");
    assertThat(clean.constraints()).containsExactly("not <EMAIL_2>");
    assertThat(clean.context().toString()).isEqualTo("{\"to\":\"<EMAIL_1>\"}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "PHONE | +49 30 901820 | +** ** **1820", "VIN | a1-b2 | **-**", "VIN | 12345678 | ****5678",
      "PASSWORD_ASSIGNMENT | hunter22 | ********", "PASSWORD_ASSIGNMENT | #!_x | ****"})
  void aMaskLeavesFourCharactersAndNothingOfWhatIsShortOrSecret(String type, String value, String left) {
    assertThat(Substitutes.masked(type, value)).isEqualTo(left);
  }

  @Test
  void whatIsBlockedRejectsTheTaskAndNamesTheTypeAlone() {
    Screening screening =
        reflex("CREDIT_CARD", "block").screen(task("{\"goal\":\"pay with 4111 1111 1111 1111\"}"));

    assertThat(screening.blocked()).satisfies(error -> {
      assertThat(error.code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
      assertThat(error.retryable()).isFalse();
      assertThat(error.details()).isEqualTo(Map.of("types", List.of("CREDIT_CARD")));
      assertThat(error.toString()).doesNotContain("4111");
    });
    assertThat(screening.cacheKey()).isNull();
    assertThat(screening.task().goal()).isEqualTo("pay with <CREDIT_CARD_1>");
  }

  static Stream<Sample> samples() {
    return Catalogue.types().stream().flatMap(type -> Samples.of(type).stream())
        .filter(sample -> sample.kind() != '-');
  }

  /** No action leaves what it would treat again, nor gives a text up that was not built to defeat it. */
  @ParameterizedTest
  @EnumSource(value = Action.class, names = "ALLOW", mode = EnumSource.Mode.EXCLUDE)
  void whatIsTreatedIsNotTreatedAgain(Action action) {
    Reflex reflex = new Reflex(PolicyTest.policy("\"levels\":{\"validated\":\"" + action
        + "\",\"shaped\":\"" + action + "\",\"weak\":\"allow\"}"), KEY);
    SoftAssertions softly = new SoftAssertions();
    List<String> given = new ArrayList<>();
    samples().forEach(sample -> {
      String once = reflex.redact(sample.text()).value();
      given.add(once);
      softly.assertThat(reflex.redact(once).value()).as(sample.text()).isEqualTo(once);
      softly.assertThat(once).doesNotContain("<TEXT_");
    });

    softly.assertAll();
    assertThat(given).hasSizeGreaterThan(2_000);
  }
}
