package io.octollm.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alert has a test that fires, one that stays silent, and a runbook with a command. */
class AlertCatalogueTest {
  private static final Path FOLDER = Path.of("prometheus");
  private static final Pattern TESTED =
      Pattern.compile("alertname: (\\w+)\\s+exp_alerts:(\\s*\\[\\])?");

  private static List<Path> files(String suffix) {
    try (var files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> rules() {
    return files(".rules.yml");
  }

  static List<Path> tests() {
    return files(".test.yml");
  }

  static Set<String> alerts() {
    return found(rules(), Pattern.compile("- alert: (\\w+)"));
  }

  private static Set<String> found(List<Path> files, Pattern pattern) {
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      Matcher matcher = pattern.matcher(read(file));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void alertHasATestThatFiresAndOneThatStaysSilent(String alert) {
    Set<String> fires = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (Path file : tests()) {
      Matcher matcher = TESTED.matcher(read(file));
      while (matcher.find()) {
        (matcher.group(2) == null ? fires : silent).add(matcher.group(1));
      }
    }

    assertThat(fires).contains(alert);
    assertThat(silent).contains(alert);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void alertNamesItsRunbookWhichHasACommand(String alert) {
    assertThat(rules()).anySatisfy(file ->
        assertThat(read(file)).contains("runbook_url: ops/runbooks/" + alert + ".md"));
    assertThat(read(Path.of("runbooks", alert + ".md"))).contains("    ./octollm ");
  }

  @ParameterizedTest
  @MethodSource("rules")
  @Tag("tools")
  @Timeout(60)
  void promtoolAcceptsTheRules(Path file) throws Exception {
    promtool("check", "rules", file);
  }

  @ParameterizedTest
  @MethodSource("tests")
  @Tag("tools")
  @Timeout(60)
  void promtoolPassesTheTests(Path file) throws Exception {
    promtool("test", "rules", file);
  }

  /** A metric that nobody exports makes an alert that never fires. */
  @ParameterizedTest
  @MethodSource("rules")
  void everyExpressionIsOverMetricsThatAreExported(Path file) throws IOException {
    MetricNames names = MetricNames.exported(FOLDER);

    assertThat(MetricNames.expressions(read(file))).isNotEmpty().allSatisfy(expression ->
        assertThat(MetricNames.in(expression)).isNotEmpty().allSatisfy(name ->
            assertThat(names.has(name)).as(name).isTrue()));
  }

  @Test
  void aNameThatIsNotExportedIsNoticed() throws IOException {
    MetricNames names = MetricNames.exported(FOLDER);

    assertThat(MetricNames.in("sum by (arm) (rate(octollm_lost_total{arm=\"a_b\"}[5m])) > 1"))
        .containsExactly("octollm_lost_total");
    assertThat(names.has("octollm_lost_total")).isFalse();
    assertThat(names.has("octollm_task_duration_seconds_bucket")).isTrue();
  }

  @Test
  @Tag("tools")
  @Timeout(60)
  void amtoolAcceptsWhereAlertsGo() throws Exception {
    run(Path.of("alertmanager"), "amtool", "check-config", "alertmanager.yml");
  }

  @Test
  @Tag("tools")
  @Timeout(60)
  void promtoolAcceptsTheConfiguration() throws Exception {
    run(FOLDER, "promtool", "check", "config", "--syntax-only", "prometheus.yml");
  }

  @Test
  void everyRunbookBelongsToAnAlert() throws IOException {
    try (var files = Files.list(Path.of("runbooks"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".md", "")))
          .isSubsetOf(alerts());
    }
  }

  private static void promtool(String verb, String what, Path file) throws Exception {
    run(FOLDER, "promtool", verb, what, file.getFileName().toString());
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
