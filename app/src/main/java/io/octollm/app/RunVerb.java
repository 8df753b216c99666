package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.LogSettings;
import io.octollm.app.log.Logging;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a file of tasks through a pipeline of its own, or a running one. */
@Command(name = "run", description = {
    "Run a file of tasks through an embedded pipeline, or the one at --bootstrap.",
    "One line out for each line in, in the order of the input: its Result."})
final class RunVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Parameters(paramLabel = "FILE", description = "Tasks, a line each; - for stdin.")
  String file = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Where the lines go (stdout).")
  @Nullable Path out;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600",
      description = "How long all may take (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;

  RunVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      OutputFile.of("--out", out);
    }
    try (TaskLines lines = TaskLines.open(file, shell.in())) {
      Configuration configuration = pipeline.configuration(shell);
      Logging.start(configuration.log(), LogSettings.Level.OFF, shell.err(), shell.terminal());
      String bootstrap = configuration.kafka().bootstrap();
      if (bootstrap != null) {
        Map<String, Object> kafka = configuration.kafka().clientFor(bootstrap);
        Cluster.reach(kafka).close();
        run(configuration, kafka, lines);
        return Exit.DONE;
      }
      try (Throwaway own = Throwaway.start(shell, pipeline, "run", Map.of())) {
        run(own.configuration(), own.pipeline().kafka(), lines);
      }
    }
    return Exit.DONE;
  }

  private void run(Configuration configuration, Map<String, Object> kafka, TaskLines lines)
      throws IOException {
    var topics = configuration.pipeline().topics();
    try (TaskProducer producer = new TaskProducer(kafka, topics.tasks(), Ground.reflex(configuration));
        PrintStream file = out == null ? null : open(out)) {
      new Round(kafka, topics, file == null ? shell.out() : file, Progress.on(shell))
          .run(new Sending(producer), lines, null, Duration.ofSeconds(timeoutSeconds));
      if (file != null && file.checkError()) {
        throw Failure.unreachable("--out " + out + " could not be written to its end: it lacks lines");
      }
    }
  }

  private static PrintStream open(Path out) {
    try {
      return new PrintStream(new BufferedOutputStream(Files.newOutputStream(out), 1 << 16), false,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Failure.usage("--out " + out + " cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
