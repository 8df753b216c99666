package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.app.config.Sources;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.replay.IncidentReplay;
import io.octollm.ops.incident.replay.Verdict;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Ids;
import io.octollm.schema.Topics;
import io.octollm.topology.OctoTopology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the decisions of a bundle again, on this machine, without a broker. */
@Command(name = "replay", description = {
    "Re-execute a bundle without a broker and compare what comes out.",
    "Exit 0: identical; 1: it differs, and where; 3: not reproducible, and why."})
final class IncidentReplayVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PolicyOptions policy = new PolicyOptions();

  @Parameters(paramLabel = "FILE", description = "A bundle that incident export wrote.")
  Path file = Path.of("");

  private final Shell shell;

  IncidentReplayVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, Failure {
    if (!Files.isRegularFile(file)) {
      throw Failure.usage("there is no file " + file);
    }
    Reflex reflex = reflex();
    Bundle bundle;
    try {
      bundle = Bundle.open(file);
    } catch (Bundle.Broken e) {
      throw Failure.unreachable(file + ": " + e.getMessage());
    }
    Configuration recorded = configuration(bundle.manifest().configuration());
    String graph = OctoTopology.build(StreamsRole.drawing(recorded)).describe().toString();
    if (!Ids.sha256(graph.getBytes(StandardCharsets.UTF_8)).equals(bundle.manifest().topologySha256())) {
      shell.note("the graph of this version is not the one that the bundle was recorded with");
    }
    Limits limits = recorded.limits();
    Verdict verdict = new IncidentReplay(recorded.pipeline().topics(), limits.orchestrator(),
        limits.shell(), limits.reader(), reflex).replay(bundle);
    return report(verdict);
  }

  /** The filter is this machine's: a bundle holds neither the policy nor the key. */
  private Reflex reflex() {
    PipelineOptions here = new PipelineOptions();
    here.policy = policy;
    return Ground.reflex(here.configuration(shell));
  }

  /** The settings that the bundle was recorded under. */
  private static Configuration configuration(Map<String, String> recorded) throws Failure {
    Map<String, String> flags = new TreeMap<>(recorded);
    flags.keySet().retainAll(Limits.DECISIVE);
    flags.put("topic-prefix", recorded.getOrDefault("topic-prefix", Topics.DEFAULT_PREFIX));
    try {
      return Configuration.read(new Sources(flags, Map.of(), List.of()));
    } catch (Configuration.Invalid e) {
      throw Failure.unreachable("the bundle's configuration does not fit this version: " + e.getMessage());
    }
  }

  private int report(Verdict verdict) {
    if (output.json) {
      shell.json(Map.of("verdict", word(verdict), "details", verdict));
    }
    return switch (verdict) {
      case Verdict.Identical(int decisions, int outputs) -> {
        line("identical: " + decisions + " decisions, " + outputs + " outputs compared");
        yield Exit.DONE;
      }
      case Verdict.Differs(int decisions, String where, List<String> differences) -> {
        line("differs after " + decisions + " identical decisions, at " + where + ":");
        differences.forEach(difference -> line("  " + difference));
        yield Exit.NO;
      }
      case Verdict.NotReproducible(String reason) -> {
        line("not reproducible: " + reason);
        yield Exit.UNREACHABLE;
      }
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Identical _ -> "identical";
      case Verdict.Differs _ -> "differs";
      case Verdict.NotReproducible _ -> "not_reproducible";
    };
  }

  private void line(String text) {
    if (!output.json) {
      shell.line(text);
    }
  }
}
