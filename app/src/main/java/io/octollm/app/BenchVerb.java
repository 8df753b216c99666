package io.octollm.app;

import io.octollm.bench.Benchmark;
import io.octollm.bench.Benchmarks;
import java.util.Iterator;
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
    Benchmark benchmark = Benchmarks.named(name);
    if (benchmark == null) {
      throw Failure.usage("there is no benchmark " + name + ", known are " + Benchmarks.names());
    }
    try (TemporaryFolder folder = TemporaryFolder.create("bench")) {
      shell.json(benchmark.run(folder.path(), shell::note));
    }
    return Exit.DONE;
  }

  /** What can be measured, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Benchmarks.names().iterator();
    }
  }
}
