package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.arm.Arms;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.replay.Verdict;
import io.octollm.reflex.Reflex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the decisions of a bundle again, on this machine, without a broker. */
@Command(name = "replay", description = {
    "Re-execute bundles without a broker and compare what comes out.",
    "Exit 0: identical; 1: one differs, and where; 3: one is not reproducible, and why."})
final class IncidentReplayVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PolicyOptions policy = new PolicyOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Bundles that incident export wrote.")
  List<Path> files = List.of();

  @Option(names = "--debug", paramLabel = "PORT", arity = "0..1", fallbackValue = "5005",
      description = "Wait for a debugger on 127.0.0.1 before the first decision (${FALLBACK-VALUE}).")
  @Nullable Integer debug;

  @Option(names = "--arm", paramLabel = "ARM",
      description = "Give that arm's assignments to it once more, with the model's recorded answers.")
  @Nullable String arm;

  private final Shell shell;

  IncidentReplayVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, Failure {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw Failure.usage("there is no file " + file);
      }
    }
    if (debug != null) {
      return DebugVm.run(shell, debug, arguments());
    }
    Reflex reflex = reflex();
    int exit = Exit.DONE;
    for (Path file : files) {
      int one = report(file, verdict(file, reflex));
      exit = exit == Exit.NO || one == Exit.NO ? Exit.NO : Math.max(exit, one);
    }
    return exit;
  }

  private Verdict verdict(Path file, Reflex reflex) throws IOException {
    Bundle bundle;
    try {
      bundle = Bundle.open(file);
    } catch (Bundle.Broken e) {
      return new Verdict.NotReproducible(String.valueOf(e.getMessage()));
    }
    Reexecution again;
    try {
      again = Reexecution.of(bundle, reflex);
    } catch (Configuration.Invalid e) {
      return new Verdict.NotReproducible("its configuration does not fit this version: " + e.getMessage());
    }
    if (arm != null) {
      return again(again, arm);
    }
    if (!again.knowsSettings()) {
      shell.note(file + " names the settings of the exporting process: the pipeline's may have been others");
    }
    if (!again.sameGraph()) {
      shell.note("the graph of this version is not the one that the bundle was recorded with");
    }
    return again.run();
  }

  private static Verdict again(Reexecution again, String arm) throws IOException {
    if (!Arms.names().contains(arm)) {
      throw Failure.usage("--arm: there is none of that name; known are " + Arms.names());
    }
    try (TemporaryFolder scratch = TemporaryFolder.create("replay")) {
      return again.run(arm, scratch.path());
    }
  }

  /** The same without the debugger. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("incident", "replay"));
    files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
    if (output.json) {
      arguments.add("--json");
    }
    if (arm != null) {
      arguments.addAll(List.of("--arm", arm));
    }
    if (policy.file != null) {
      arguments.addAll(List.of("--policy", policy.file.toString()));
    }
    return arguments;
  }

  /** The filter is this machine's: a bundle holds neither the policy nor the key. */
  private Reflex reflex() {
    PipelineOptions here = new PipelineOptions();
    here.policy = policy;
    return Ground.reflex(here.configuration(shell));
  }

  private int report(Path file, Verdict verdict) {
    if (output.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.toString());
      line.put("verdict", word(verdict));
      line.put("details", verdict);
      shell.json(line);
    }
    String name = files.size() == 1 ? "" : file + ": ";
    return switch (verdict) {
      case Verdict.Identical(int decisions, int outputs, String policy, List<String> untold) -> {
        line(name + "identical: " + decisions + (arm == null ? " decisions, " : " attempts of the " + arm + ", ")
            + outputs + " outputs compared"
            + (policy == null ? "" : "; recorded under the policy " + policy
                + ", from which this one does not differ here"));
        told(untold);
        yield Exit.DONE;
      }
      case Verdict.Differs(int decisions, String where, List<String> differences, List<String> untold) -> {
        line(name + "differs after " + decisions + " identical "
            + (arm == null ? "decisions" : "attempts") + ", at " + where + ":");
        differences.forEach(difference -> line("  " + difference));
        told(untold);
        yield Exit.NO;
      }
      case Verdict.NotReproducible(String reason) -> {
        line(name + "not reproducible: " + reason);
        yield Exit.UNREACHABLE;
      }
    };
  }

  private void told(List<String> untold) {
    untold.forEach(attempt -> line("  not made again: " + attempt));
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
