package io.octollm.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every query of every dashboard is PromQL over metrics that are exported. */
class DashboardTest {
  private static final Path FOLDER = Path.of("grafana", "dashboards");

  static List<Path> dashboards() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path dashboard) throws IOException {
    return Codec.json().readTree(Files.readAllBytes(dashboard));
  }

  private static List<String> queries(Path dashboard) throws IOException {
    return read(dashboard).findValuesAsString("expr");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryIsOverMetricsThatAreExported(Path dashboard) throws IOException {
    MetricNames names = MetricNames.exported(Path.of("prometheus"));

    assertThat(queries(dashboard)).isNotEmpty().allSatisfy(query ->
        assertThat(MetricNames.in(query)).isNotEmpty().allSatisfy(name ->
            assertThat(names.has(name)).as(name).isTrue()));
  }

  @Test
  void theRowsFollowTheWayOfARecord() throws IOException {
    assertThat(read(FOLDER.resolve("octollm.json")).get("panels").valueStream()
        .filter(panel -> panel.get("type").stringValue().equals("row"))
        .map(panel -> panel.get("title").stringValue())).containsExactly(
            "In", "Reflex", "Orchestrator", "Arms", "Out", "Dead letters", "Lag", "Cost");
  }

  /** Prometheus' own parser reads each of them, as the expression of a rule. */
  @ParameterizedTest
  @MethodSource("dashboards")
  @Tag("tools")
  @Timeout(60)
  void promtoolParsesEveryQuery(Path dashboard, @TempDir Path folder) throws Exception {
    List<String> rules = new ArrayList<>();
    for (String query : queries(dashboard)) {
      rules.add("  - {record: query_" + rules.size() + ", expr: '" + query.replace("'", "''") + "'}");
    }
    Path file = Files.writeString(folder.resolve("queries.yml"),
        "groups:\n- name: queries\n  rules:\n" + String.join("\n", rules) + "\n");

    Process process = new ProcessBuilder("promtool", "check", "rules", file.toString())
        .redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains(rules.size() + " rules found");
  }
}
