package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void whatCommandsATerminalIsWrittenOut() {
    assertThat(OneLine.of("a\nb\r\tc\u001b[2Jd\u009be\u2028f\u202eg\u0000"))
        .isEqualTo("a\\nb\\r\\tc\\u001b[2Jd\\u009be\\u2028f\\u202eg\\u0000");
  }

  @Test
  void textOfAnyScriptStaysAsItIs() {
    String text = "{\"path\":\"C:\\\\x\"} Größe 東京 \ud83d\ude00";

    assertThat(OneLine.of(text)).isSameAs(text);
  }
}
