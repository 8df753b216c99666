package io.octollm.reflex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

  private static Policy policy(String types) throws Policy.Invalid {
    return Policy.parse(("{\"version\":\"mine-1\",\"types\":" + types + "}").getBytes(UTF_8));
  }

  private static String redacted(String types, String text) throws Policy.Invalid {
    return new Reflex(policy(types), KEY).redact(text).value();
  }

  @ParameterizedTest
  @CsvSource({"EMAIL,VALIDATED,REDACT", "API_KEY,SHAPED,REDACT", "EMAIL,WEAK,ALLOW",
      "URL,VALIDATED,ALLOW", "DATE,SHAPED,ALLOW", "AGE,VALIDATED,ALLOW", "IP_ADDRESS,VALIDATED,ALLOW",
      "GEO_COORDINATES,SHAPED,ALLOW", "TRACKING_NUMBER,VALIDATED,ALLOW", "CREDIT_CARD,WEAK,ALLOW"})
  void theDefaultsAreTheDesigns(String type, Level level, Action action) {
    assertThat(Policy.defaults().action(type, level)).isEqualTo(action);
    assertThat(Policy.defaults().injection()).isEqualTo(Thresholds.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "allow | card 4111 1111 1111 1111, ok",
      "redact | card <CREDIT_CARD_1>, ok",
      "mask | card **** **** **** 1111, ok",
      "drop | card , ok",
      "block | card <CREDIT_CARD_1>, ok"})
  void everyActionLeavesItsText(String action, String text) throws Policy.Invalid {
    assertThat(redacted("{\"CREDIT_CARD\":\"" + action + "\"}", "card 4111 1111 1111 1111, ok"))
        .isEqualTo(text);
  }

  @Test
  void anHmacIsTheSameForTheSameValueAndKeyAlone() throws Policy.Invalid {
    String types = "{\"EMAIL\":\"hmac\"}";
    String text = "mail jane@example.org";

    String first = redacted(types, text);

    assertThat(first).matches("mail <EMAIL:[a-p]{16}>").isEqualTo(redacted(types, text));
    assertThat(new Reflex(policy(types), new byte[16]).redact(text).value()).isNotEqualTo(first);
  }

  @Test
  void aShortValueIsMaskedWhole() {
    assertThat(Substitutes.masked("a1-b2")).isEqualTo("**-**");
    assertThat(Substitutes.masked("12345678")).isEqualTo("****5678");
  }

  @Test
  void whatIsForbiddenRejectsTheTaskAndNamesTheType() throws Policy.Invalid {
    Task task = new TaskReader(TaskReader.DEFAULT_MAX_BYTES)
        .read("{\"goal\":\"pay with 4111 1111 1111 1111\"}".getBytes(UTF_8)).orThrow();

    Screening screening = new Reflex(policy("{\"CREDIT_CARD\":\"block\"}"), KEY).screen(task);

    assertThat(screening.blocked()).satisfies(error -> {
      assertThat(error.code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
      assertThat(error.message()).contains("CREDIT_CARD").doesNotContain("4111");
    });
    assertThat(screening.cacheKey()).isNull();
    assertThat(screening.task().goal()).isEqualTo("pay with <CREDIT_CARD_1>");
  }

  @Test
  void levelsMayDiffer() throws Policy.Invalid {
    Policy policy = policy("{\"PHONE\":{\"validated\":\"mask\",\"weak\":\"drop\"}}");

    assertThat(policy.action("PHONE", Level.VALIDATED)).isEqualTo(Action.MASK);
    assertThat(policy.action("PHONE", Level.SHAPED)).isEqualTo(Action.REDACT);
    assertThat(policy.action("PHONE", Level.WEAK)).isEqualTo(Action.DROP);
  }

  @Test
  void anotherFileIsAnotherVersion() throws Policy.Invalid {
    assertThat(policy("{\"PHONE\":\"mask\"}").version()).startsWith("mine-1+")
        .isNotEqualTo(policy("{\"PHONE\":\"drop\"}").version());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "{ / \"version\": \"a\", / \"types\": {\"EMIAL\": \"mask\"}} | line 3: \"EMIAL\" is no type, the nearest is EMAIL",
      "{\"version\": \"a\", / \"types\": {\"EMAIL\": \"hide\"}} | line 2: an action is one of allow, redact, mask, hmac, drop, block",
      "{\"types\": {}} | line 1: the policy has no version",
      "{\"version\": 3} | line 1: version must be a string",
      "{\"version\": \"a\", / / \"level\": {}} | line 3: \"level\" is no part of a policy, the nearest is levels",
      "{\"version\": \"a\", / \"levels\": {\"sure\": \"mask\"}} | line 2: \"sure\" is no level",
      "{\"version\": \"a\", / \"injection\": {\"user\": {\"flag\": 0.9, \"block\": 0.2}}} | line 2: thresholds",
      "{\"version\": \"a\", / \"injection\": {\"user\": {\"flag\": \"x\"}}} | line 2: a threshold is a number",
      "{\"version\": \"a\", / \"version\": \"b\"} | line 2: this is no JSON, or a name stands twice",
      "{\"version\": \"a\" / \"types\" {} | line 2: this is no JSON",
      "[] | line 1: an object in braces must stand here",
      "{\"version\": \"a\"} / {} | line 2: nothing may follow"})
  void anErrorNamesTheLineAndTheFix(String json, String message) {
    assertThatThrownBy(() -> Policy.parse(json.replace(" / ", "\n").getBytes(UTF_8)))
        .isInstanceOf(Policy.Invalid.class).hasMessageStartingWith(message);
  }
}
