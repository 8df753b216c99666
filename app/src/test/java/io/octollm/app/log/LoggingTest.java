package io.octollm.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import io.octollm.app.config.LogSettings;
import io.octollm.app.config.LogSettings.Format;
import io.octollm.app.config.LogSettings.Level;
import io.octollm.schema.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

class LoggingTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void quiet() {
    MDC.clear();
    Logging.start(new LogSettings(Level.OFF, Format.JSON, null), Level.OFF, err, false);
  }

  @Test
  void logbackSetsNothingUpByItself() throws Exception {
    LoggerContext fresh = new LoggerContext();

    new ContextInitializer(fresh).autoConfig();

    assertThat(fresh.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext()).isFalse();
  }

  @Test
  void aJsonLineIsFlatWithItsTimeLevelAndEvent() {
    start(Level.INFO, Format.JSON);

    ours().atInfo().setMessage("task.complete").addKeyValue("arm", "coder")
        .addKeyValue("duration", 0.25).addKeyValue("attempt", 2).log();

    JsonNode line = Codec.json().readTree(lines().getFirst());
    assertThat(line.propertyNames())
        .containsExactly("timestamp", "level", "event", "arm", "duration", "attempt");
    assertThat(line.get("timestamp").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(line.get("level").stringValue()).isEqualTo("info");
    assertThat(line.get("event").stringValue()).isEqualTo("task.complete");
    assertThat(line.get("duration").doubleValue()).isEqualTo(0.25);
  }

  @Test
  void theConsoleFormPadsLevelAndEvent() {
    start(Level.INFO, Format.CONSOLE);

    ours().atInfo().setMessage("task.started").addKeyValue("task_id", "task-123")
        .addKeyValue("note", "two words").log();

    assertThat(lines().getFirst()).matches("\\S+Z \\[info     ] task\\.started                  "
        + "task_id=task-123 note=\"two words\"");
  }

  @Test
  void warningIsWrittenOut() {
    start(Level.INFO, Format.JSON);

    ours().atWarn().setMessage("cache.error").log();

    assertThat(lines().getFirst()).contains("\"level\":\"warning\"");
  }

  @Test
  void anErrorAlwaysBearsAType() {
    start(Level.INFO, Format.JSON);

    ours().atError().setMessage("task.failed").addKeyValue("error_type", "timeout").log();
    ours().atError().setMessage("service.failed").log();

    assertThat(lines()).satisfiesExactly(
        line -> assertThat(line).contains("\"error_type\":\"timeout\""),
        line -> assertThat(line).contains("\"error_type\":\"internal\""));
  }

  @Test
  void aThrowableLeavesItsClassAndFramesAndNeverItsMessage() {
    start(Level.INFO, Format.JSON);

    ours().atError().setMessage("service.failed")
        .setCause(new IllegalStateException("a payload", new IOException("another"))).log();

    assertThat(lines().getFirst())
        .contains("java.lang.IllegalStateException", "java.io.IOException", "LoggingTest")
        .doesNotContain("a payload", "another");
  }

  @Test
  void aLibrarysLineIsItsLoggerAndMessage() {
    start(Level.DEBUG, Format.JSON);

    LoggerFactory.getLogger("org.example").warn("odd {}", "thing\nhere");
    LoggerFactory.getLogger("org.example").info("chatter");

    assertThat(lines()).singleElement().satisfies(line -> {
      JsonNode json = Codec.json().readTree(line);
      assertThat(json.get("event").stringValue()).isEqualTo("library.log");
      assertThat(json.get("logger").stringValue()).isEqualTo("org.example");
      assertThat(json.get("message").stringValue()).isEqualTo("odd thing\nhere");
    });
  }

  @Test
  void theBrokersFirstQuestionToItselfIsNoError() {
    start(Level.INFO, Format.JSON);
    Logger broker = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("kafka.server.ControllerApis");

    broker.error("Unexpected error handling request", new CompletionException(new NotControllerException("none yet")));
    broker.error("Unexpected error handling request", new CompletionException(new NotLeaderOrFollowerException("x")));

    assertThat(lines()).singleElement().asString().contains("NotLeaderOrFollowerException");
  }

  @Test
  void whatIsLoggedThroughTheJdkComesOutInTheSameForm() {
    start(Level.INFO, Format.JSON);

    java.util.logging.Logger.getLogger("org.example.jdk").warning("from the JDK");

    assertThat(lines()).singleElement().asString().contains("library.log", "from the JDK");
  }

  @Test
  void idsOfTheContextBecomeFields() {
    start(Level.INFO, Format.JSON);
    MDC.put("request_id", "req-1");
    MDC.put("task_id", "task-1");

    ours().atInfo().setMessage("task.started").log();

    assertThat(lines().getFirst()).contains("\"request_id\":\"req-1\",\"task_id\":\"task-1\"");
  }

  @Test
  void aLineBreakInAValueStaysInTheLine() {
    start(Level.INFO, Format.CONSOLE);

    ours().atInfo().setMessage("service.start").addKeyValue("note", "a\nb\u001b[31m").log();

    assertThat(lines()).singleElement().asString().contains("note=\"a\\nb\\u001b[31m\"");
  }

  @Test
  void theFileGetsWhatStderrGets(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("octollm.log");
    Logging.start(new LogSettings(Level.INFO, Format.JSON, file), Level.OFF, err, false);

    ours().atInfo().setMessage("service.start").log();

    assertThat(Files.readAllLines(file)).isEqualTo(lines()).hasSize(1);
  }

  @Test
  void allFilesTogetherStayBelowTheTotal(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("octollm.log");
    Logging.start(new LogSettings(Level.INFO, Format.JSON, file, 1, 3, 1_000_000), Level.OFF,
        OutputStream.nullOutputStream(), false);
    String note = "n".repeat(1 << 15);
    for (int i = 0; i < 300; i++) {
      ours().atInfo().setMessage("service.start").addKeyValue("note", note).log();
    }

    Logging.stop();

    long all = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        all += Files.size(each);
      }
    }
    assertThat(all).isBetween(1L << 20, 3L << 20);
  }

  @Test
  void jsonIsTheFormWhereNobodyLooks() {
    Logging.start(new LogSettings(null, null, null), Level.INFO, err, false);

    ours().atInfo().setMessage("service.start").log();

    assertThat(lines().getFirst()).startsWith("{");
  }

  private void start(Level level, Format format) {
    Logging.start(new LogSettings(level, format, null), Level.OFF, err, true);
  }

  private static Logger ours() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.octollm.example");
  }

  private List<String> lines() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
