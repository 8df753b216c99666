package io.octollm.reflex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.TaskReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {
  private static final String BASE = "\"goal\":\"Sum up\",\"context\":{\"a\":1,\"b\":\"x\"}";

  private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);

  private static String key(Reflex reflex, String fields) {
    String json = "{" + fields + "}";
    return reflex.screen(new TaskReader(1 << 20).read(json.getBytes(UTF_8)).orThrow()).cacheKey();
  }

  @Test
  void aKeyIsSixtyFourHexDigits() {
    assertThat(key(reflex, BASE)).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\"task_id\":\"t1\"", "\"priority\":\"high\"", "\"metadata\":{\"x\":1}",
    "\"budget\":{\"max_tokens\":5}", "\"deadline\":\"2030-01-01T00:00:00Z\"",
    "\"parent_task_id\":\"p\"", "\"created_at\":\"2026-01-01T00:00:00Z\""})
  void whatAnAnswerDoesNotDependOnIsNotInTheKey(String field) {
    assertThat(key(reflex, BASE + "," + field)).isEqualTo(key(reflex, BASE));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\"tenant\":\"other\"", "\"constraints\":[\"c\"]", "\"acceptance_criteria\":[\"c\"]",
    "\"required_capabilities\":[\"c\"]", "\"assigned_arm\":\"coder\""})
  void whatAnAnswerDependsOnIsInTheKey(String field) {
    assertThat(key(reflex, BASE + "," + field)).isNotEqualTo(key(reflex, BASE));
  }

  @Test
  void caseCounts() {
    assertThat(key(reflex, "\"goal\":\"Sum up\"")).isNotEqualTo(key(reflex, "\"goal\":\"sum up\""));
  }

  @Test
  void theOrderOfKeysDoesNotCount() {
    assertThat(key(reflex, "\"context\":{\"b\":\"x\",\"a\":1},\"goal\":\"Sum up\""))
        .isEqualTo(key(reflex, BASE));
  }

  @Test
  void borderlinesBetweenPartsCount() {
    assertThat(key(reflex, "\"goal\":\"g\",\"constraints\":[\"ab\",\"c\"]"))
        .isNotEqualTo(key(reflex, "\"goal\":\"g\",\"constraints\":[\"a\",\"bc\"]"));
  }

  @Test
  void aNumberIsNotTheTextOfIt() {
    assertThat(key(reflex, "\"goal\":\"g\",\"context\":{\"a\":1}"))
        .isNotEqualTo(key(reflex, "\"goal\":\"g\",\"context\":{\"a\":\"1\"}"));
  }

  @Test
  void anotherSecretMakesAnotherKey() {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(key(new Reflex(Policy.defaults(), other), BASE)).isNotEqualTo(key(reflex, BASE));
  }

  @Test
  void redactedTasksThatReadAlikeShareTheirKey() {
    assertThat(key(reflex, "\"goal\":\"Greet ann@example.com\""))
        .isEqualTo(key(reflex, "\"goal\":\"Greet bob@example.com\""));
  }
}
