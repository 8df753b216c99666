package io.octollm.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.octollm.ops.Cluster;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LogLevelsTest {
  @Test
  void logLevelChangesAndIsShown() throws Exception {
    try (OpenConsole console = OpenConsole.toAll()) {
      HttpResponse<String> answer = console.send("PUT", "/debug/log-level",
          "{\"logger\":\"io.octollm.topology\",\"level\":\"debug\",\"minutes\":5}");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(console.logs.getLogger("io.octollm.topology").getLevel()).isEqualTo(Level.DEBUG);
      assertThat(console.get("/debug/log-level").body())
          .contains("\"logger\":\"io.octollm.topology\",\"level\":\"DEBUG\",\"until\":");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{}|logger is missing", "[|no JSON object", "{\"logger\":\"a b\",\"level\":\"info\"}|logger must",
    "{\"logger\":\"a\",\"level\":\"loud\"}|level must be",
    "{\"logger\":\"a\",\"level\":\"info\",\"minutes\":-1}|minutes must be",
    "{\"logger\":\"a\",\"level\":\"info\",\"minutes\":\"x\"}|minutes must be"
  })
  void badLevelChangeIsA400ThatNamesTheField(String body, String message) throws Exception {
    try (OpenConsole console = OpenConsole.toAll()) {
      HttpResponse<String> answer = console.send("PUT", "/debug/log-level", body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(message);
    }
  }

  @Test
  void levelGoesBackToWhatItWasBeforeTheFirstChange() {
    LoggerContext logs = new LoggerContext();
    logs.getLogger("a").setLevel(Level.ERROR);
    try (LogLevels levels = new LogLevels(logs, Clock.systemUTC())) {
      levels.set(LevelChange.of("a", "debug", 5));
      levels.set(new LevelChange("a", Level.TRACE, Duration.ofMillis(50)));

      Cluster.await("the way back", Duration.ofSeconds(10),
          () -> logs.getLogger("a").getLevel() == Level.ERROR);
    }
  }
}
