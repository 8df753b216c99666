package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.topology.OctoTopology;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the graph that the topology role runs. */
@Command(name = "topology", description = "Print the graph of the topology.")
final class TopologyVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Option(names = "--mermaid", description = "As a Mermaid flowchart.")
  boolean mermaid;

  private final Shell shell;

  TopologyVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Configuration configuration = pipeline.configuration(shell);
    TopologyDescription graph =
        OctoTopology.build(StreamsRole.drawing(configuration)).describe();
    String text = mermaid ? new Mermaid(graph).draw() : graph.toString().strip();
    if (output.json) {
      shell.json(Map.of("topology", text));
    } else {
      shell.line(text);
    }
    return Exit.DONE;
  }
}
