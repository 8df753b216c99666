package io.octollm.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.CommandRun;
import io.octollm.app.OtherJvm;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real Prometheus with the rules as they are, on a pipeline of which one arm is a process apart. */
@Tag("tools")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class AlertFiresIT {
  /** A metric with its labels, as it stands in a rule; what the rules record has colons. */
  private static final Pattern SELECTOR =
      Pattern.compile("\\b(?:octollm|kafka|jvm)_[a-z_]+\\b(?:\\{[^}]*})?|\\boctollm:[a-z_0-9:]+|\\bup\\{[^}]*}");
  /**
   * There only when something went wrong, while a group catches up, or with Redis: the list of metrics is
   * tested with them, and the rules by promtool.
   */
  private static final Set<String> WITH_TROUBLE = Set.of(
      "octollm_pool_active", "octollm_pool_capacity", "octollm:pool_used:ratio", "octollm:catch_up:seconds",
      "octollm_consumer_group_state{state!~\"stable|empty\"}");

  @TempDir Path folder;
  private OtherJvm pipeline;
  private OtherJvm coder;
  private RealPrometheus prometheus;

  @BeforeEach
  void start() throws IOException {
    pipeline = OtherJvm.start(folder, "up", "--data", data(), "--port", "0", "--only",
        "broker,topology,console,lag,arm:executor");
    URI http = URI.create(
        Codec.json().readTree(pipeline.firstLine(Duration.ofSeconds(90))).get("http").stringValue());
    Path script = Files.writeString(folder.resolve("script.jsonl"),
        "{\"goal\":\"slow\",\"answer\":\"done\",\"delay_ms\":120000}");
    coder = OtherJvm.start(folder, "up", "--data", data(), "--port", "0", "--only", "arm:coder",
        "--set", "llm.script=" + script);
    coder.firstLine(Duration.ofSeconds(60));
    prometheus = RealPrometheus.start(folder, http);
  }

  @AfterEach
  void stop() throws InterruptedException {
    prometheus.close();
    coder.close();
    pipeline.close();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static void await(String what, Duration limit, BooleanSupplier condition) {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Every rule reads something that is there, and the death of the one coder is told in time. */
  @Test
  void everyRuleReadsSeriesAndAnArmThatIsKilledIsToldBeforeItsTasksFail() throws IOException {
    submit("{\"goal\":\"x\",\"assigned_arm\":\"coder\"}", "{\"goal\":\"slow\",\"assigned_arm\":\"coder\"}",
        "{\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}");
    await("Prometheus is ready", Duration.ofSeconds(30), prometheus::isReady);
    for (String selector : selectors()) {
      await("a series of " + selector, Duration.ofSeconds(30), () -> prometheus.series(selector) > 0);
    }
    assertThat(prometheus.fires("OctollmArmDown", "arm", "coder")).isFalse();

    coder.close();
    submit("{\"goal\":\"y\",\"assigned_arm\":\"coder\"}");
    await("the alert", Duration.ofSeconds(60),
        () -> prometheus.fires("OctollmArmDown", "arm", "coder"));

    assertThat(prometheus.series("octollm_dead_letters_total{code=\"NO_SUITABLE_ARM\"}")).isZero();
    assertThat(prometheus.fires("OctollmArmDown", "arm", "executor")).isFalse();
  }

  private void submit(String... lines) {
    CommandRun.with(String.join("\n", lines) + "\n", Map.of("OCTOLLM_DATA_DIR", data()), folder,
        "submit", "-");
  }

  private static Set<String> selectors() throws IOException {
    Set<String> selectors = new TreeSet<>();
    try (var files = Files.newDirectoryStream(Path.of("../ops/prometheus"), "*.rules.yml")) {
      for (Path file : files) {
        String rules = Files.readString(file).replaceAll("(?m)^ *#.*$|^ *(summary|description).*$|^ +- name.*$", "");
        SELECTOR.matcher(rules).results().forEach(found -> selectors.add(found.group()));
      }
    }
    selectors.removeAll(WITH_TROUBLE);
    assertThat(selectors).hasSizeGreaterThan(20);
    return selectors;
  }
}
