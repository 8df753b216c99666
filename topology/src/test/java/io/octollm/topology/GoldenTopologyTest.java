package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails whenever the graph changes; {@code -Doctollm.golden=write} accepts the change. */
class GoldenTopologyTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/octollm/topology/topology.txt");

  @Test
  void graphIsTheOneThatWasReviewed() throws IOException {
    ShellLimits limits = ShellLimits.DEFAULT;
    String graph = OctoTopology.build(new Parts(new Topics(Topics.DEFAULT_PREFIX), limits,
        new TaskReader(1), new Reflex(Policy.defaults(), TestPipeline.KEY), TestPipeline.noCache(),
        new Orchestrator(OrchestratorSettings.DEFAULT), new LiveViews.Live(1, limits, "", _ -> true),
        Observer.NONE, false, "")).describe().toString();
    if ("write".equals(System.getProperty("octollm.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, graph);
    }
    assertThat(graph).isEqualTo(Files.readString(GOLDEN));
  }
}
