package io.octollm.ops.incident;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Decoded;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTest {
  private static final TaskReader READER = new TaskReader(1 << 20);

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"goal\": \"curl --user \\\"admin:S1cr3vPp\\\" https://x.org\", \"a\":  }",
      "{\"goal\":\"write to \\u004aane S1cr3vPp\"",
      "{\"goal\":\"x\"} S1cr3vPp",
      "S1cr3vPp", "[1, 2", "{\"goal\": 0123, \"p\": \"S1cr3vPp\"}", "{\"a\": tru}",
      "\u0418\u0432\u0430\u043d S1cr3vPp \ud83d\ude00"})
  void whatDoesNotReadDoesNotReadInTheSameWayAndSaysNothing(String text) {
    byte[] value = text.getBytes(UTF_8);
    byte[] veiled = Opaque.of(value);

    assertThat(veiled).hasSameSizeAs(value);
    assertThat(READER.read(veiled)).isInstanceOf(Decoded.Problem.class).isEqualTo(READER.read(value));
    assertThat(new String(veiled, UTF_8)).doesNotContain("1cr3", "admin", "\u0432\u0430\u043d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff\u00fe mail jane.roe@example-mail.org", "{\"goal\":\"M\u00fcller\u00c3\"}"})
  void brokenUtf8StaysBrokenWhereItIs(String text) {
    byte[] value = text.getBytes(ISO_8859_1);
    byte[] veiled = Opaque.of(value);
    Decoded<Task> before = READER.read(value);

    assertThat(READER.read(veiled)).isEqualTo(before);
    assertThat(new String(veiled, ISO_8859_1)).doesNotContain("ane", "roe", "ller", "mail");
  }
}
