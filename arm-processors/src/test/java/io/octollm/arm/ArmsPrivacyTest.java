package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.StepInput;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Values that the policy takes out, in every field of an assignment, come out of no arm: not in its
 * outcome, not in a log line.
 */
@Timeout(120)
@Isolated("it reads all that is logged")
class ArmsPrivacyTest {
  /** Each in a form that the filter is sure of. */
  private static final List<String> CANARIES = List.of("canary.jane@example.org", "4111 1111 1111 1111",
      "AKIAQ3EGRIZLK5NVZXWB", "ghp_" + "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8".substring(0, 36));
  private static final String ALL = "mail canary.jane@example.org, card 4111 1111 1111 1111, key "
      + CANARIES.get(2) + " and token " + CANARIES.get(3);

  private final ReflexFilter filter = new ReflexFilter(new Reflex(Policy.defaults(), new byte[32]));
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Map<Logger, Level> levels = new HashMap<>();
  @TempDir Path folder;

  static Stream<String> arms() {
    return Arms.names().stream();
  }

  @BeforeEach
  void listen() throws Exception {
    Files.writeString(folder.resolve("letter.md"), "# Letter\n\nPlease " + ALL + "\n");
    lines.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    for (Logger logger : ((LoggerContext) LoggerFactory.getILoggerFactory()).getLoggerList()) {
      levels.put(logger, logger.getLevel());
      logger.setLevel(logger == root ? Level.DEBUG : null);
    }
    ((Logger) LoggerFactory.getLogger("io.octollm")).setLevel(Level.TRACE);
    root.detachAppender("stdout");
    root.addAppender(lines);
  }

  @AfterEach
  void restore() {
    levels.forEach(Logger::setLevel);
    ((Logger) LoggerFactory.getLogger("io.octollm")).setLevel(Level.ERROR);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(lines);
  }

  @ParameterizedTest
  @MethodSource("arms")
  void nothingComesOut(String name) {
    Arm arm = Arms.create(name, Samples.parts(folder, Models.of(new Echo()), filter));
    List<Outcome> outcomes = new ArrayList<>();
    for (Assignment each : assignments(name)) {
      outcomes.add(new SoloRun(arm, filter, Clock.systemUTC()).run(each));
    }

    assertThat(outcomes).isNotEmpty();
    outcomes.forEach(outcome ->
        assertThat(new String(Codec.encode(outcome), StandardCharsets.UTF_8)).doesNotContain(CANARIES));
    assertThat(lines.list).anyMatch(line -> line.getMessage().startsWith(name));
    lines.list.forEach(line -> assertThat(printed(line)).doesNotContain(CANARIES));
  }

  /** Its capabilities one after the other, each with the values everywhere; and what its example asks, about them. */
  private static List<Assignment> assignments(String name) {
    List<Assignment> all = new ArrayList<>();
    for (String goal : List.of(ALL, "echo " + ALL, "nosuch " + ALL, "letter please")) {
      for (String context : List.of("{\"note\":\"" + ALL + "\"}", "{\"text\":\"" + ALL + "\",\"output\":{\"" + ALL + "\":\"" + ALL
          + "\"},\"existing_code\":\"" + ALL + "\",\"sources\":[\"Nothing of 5.\"],\"schema\":{\"required\":[\"" + ALL
          + "\"],\"properties\":{\"" + ALL + "\":{\"type\":\"integer\"}}}}",
          "{\"request_type\":\"" + ALL + "\",\"check_types\":[\"" + ALL + "\"],\"files\":{\"" + ALL + "\":\"" + ALL + "\"}}",
          "{\"argv\":[\"echo\",\"" + ALL + "\"]}", "{\"argv\":[\"" + ALL + "\"]}")) {
        JsonNode output = Samples.json("{\"text\":\"" + ALL + "\",\"" + ALL + "\":7}");
        var a = Samples.assignment("task-1", goal, context, Samples.FAR,
            List.of(new StepInput("step-0", "retriever", true, output)),
            List.of("contains: " + ALL, "json_path: /" + ALL, ALL, "no_pii", "compiles"));
        for (String capability : new String[] {null, GuardianArm.GATE, "debugging"}) {
          all.add(new Assignment(a.taskId(), a.requestId(), a.step(), 1, 0, name, capability, "m", a.tenant(),
              a.goal(), a.instruction(), a.context(), a.input(), List.of(ALL), a.criteria(), ALL, List.of(),
              a.budget(), null, a.leaseUntil()));
        }
      }
    }
    return all;
  }

  private static String printed(ILoggingEvent line) {
    return line.getFormattedMessage() + line.getKeyValuePairs() + line.getMDCPropertyMap()
        + (line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy()));
  }

  /** Says what it was asked, in words and in code, with a patch. */
  private static final class Echo implements Model {
    @Override
    public String name() {
      return "m";
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
      return new ModelAnswer.Ok(request.prompt().replace("`", "'") + "\n```java path=" + ALL + "\n" + ALL + "\n```\n```diff\n--- "
          + ALL + "\n+++ " + ALL + "\n@@ -1 +1 @@\n-" + ALL + "\n+" + ALL + "\n```", Usage.NONE, "stop");
    }
  }
}
