package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuardTest {
  @ParameterizedTest
  @CsvSource({
    "GET,/health,,200", "GET,/metrics,,401", "GET,/metrics,wrong-token,401",
    "GET,/metrics,read-token,200", "GET,/metrics,write-token,200",
    "PUT,/debug/log-level,read-token,403", "PUT,/debug/log-level,write-token,200",
    "GET,/no/such/path,,401"
  })
  void tokensOpenTheirScope(String method, String path, String token, int status) throws Exception {
    try (OpenConsole console = OpenConsole.withTokens()) {
      String body = method.equals("PUT") ? "{\"logger\":\"a\",\"level\":\"info\"}" : null;
      HttpResponse<String> answer = token == null ? console.send(method, path, body)
          : console.send(method, path, body, "Authorization", "Bearer " + token);

      assertThat(answer.statusCode()).isEqualTo(status);
    }
  }

  @Test
  void bindBeyondLoopbackNeedsAToken() {
    assertThatThrownBy(() -> new ConsoleSettings("0.0.0.0", 0, "read-token", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OCTOLLM_HTTP_TOKEN").hasMessageContaining("token");
  }

  @Test
  void settingsNeverPrintTokens() {
    assertThat(new ConsoleSettings("0.0.0.0", 1, "read-token", "write-token").toString())
        .doesNotContain("token");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:8080,true", "localhost,true", "[::1]:80,true", "evil.example:80,false",
      "evil.example,false"})
  void openPortAnswersOnlyToLoopbackNames(String host, boolean passes) {
    Guard guard = new Guard(new ConsoleSettings("127.0.0.1", 0, null, null));

    assertThat(guard.refusal(Scope.READ, null, host) == null).isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-token", ""})
  void whatIsRawIsRefusedWhereNoWriteTokenIsSetAndTheAnswerNamesIt(String readToken) {
    Guard guard = new Guard(
        new ConsoleSettings("127.0.0.1", 0, readToken.isEmpty() ? null : readToken, null));

    assertThat(guard.refusal(Scope.RAW, "Bearer " + readToken, "127.0.0.1")).isNotNull()
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(403);
          assertThat(new String(answer.body(), UTF_8)).contains("OCTOLLM_HTTP_TOKEN");
        });
  }
}
