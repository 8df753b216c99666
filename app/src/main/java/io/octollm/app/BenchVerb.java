package io.octollm.app;

import io.octollm.app.config.LogSettings;
import io.octollm.app.config.Sources;
import io.octollm.app.log.Logging;
import io.octollm.bench.Benchmark;
import io.octollm.bench.Benchmarks;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures the pipeline and its parts beside baselines of the same run. */
@Command(name = "bench", description =
    "Run a benchmark; prints one JSON object with the figures, the baselines and the ratios.")
final class BenchVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  String name = "";

  private final Shell shell;

  BenchVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException, Failure {
    try (TemporaryFolder folder = TemporaryFolder.create("bench")) {
      Benchmark benchmark = Benchmarks.named(name,
          new RunningObservation(folder.path().resolve("observed"), this::ownLog));
      if (benchmark == null) {
        throw Failure.usage("there is no benchmark " + name + ", known are " + Benchmarks.names());
      }
      shell.json(benchmark.run(folder.path(), shell::note));
    }
    return Exit.DONE;
  }

  private void ownLog() {
    Logging.start(LogSettings.early(new Sources(Map.of(), shell.environment(), List.of())),
        LogSettings.Level.OFF, shell.err(), shell.terminal());
  }

  /** What can be measured, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Benchmarks.names().iterator();
    }
  }
}
