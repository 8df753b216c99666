package io.octollm.app;

import io.octollm.app.config.LogSettings;
import io.octollm.app.log.Logging;
import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.trace.Story;
import io.octollm.ops.trace.Traces;
import io.octollm.ops.trace.Waterfall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the pipeline does, on examples that say themselves how they should end. */
@Command(name = "demo", description = {
    "Run the examples through a throwaway pipeline and show how each ended.",
    "Exit code 0 when each ended as its `expect` says."})
final class DemoVerb implements Callable<Integer> {
  private static final Duration TRACE_LIMIT = Duration.ofSeconds(10);

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Option(names = "--examples", paramLabel = "FILE",
      description = "The examples (examples/tasks.jsonl); scripted answers lie beside them.")
  @Nullable Path file;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "90",
      description = "How long all may take (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;

  DemoVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(System.getProperty("octollm.home", "."));
    Path tasks = file == null ? home.resolve("examples").resolve("tasks.jsonl") : file;
    List<Example> examples = Example.readAll(tasks);
    Logging.start(LogSettings.early(pipeline.sources(shell, Map.of())), LogSettings.Level.OFF,
        shell.err(), shell.terminal());
    try (Throwaway own = Throwaway.start(shell, pipeline, "demo", settings(home, tasks))) {
      Map<String, Observed> ended = run(own.pipeline(), examples);
      boolean allAsExpected = true;
      for (Example example : examples) {
        allAsExpected &= print(example, ended.getOrDefault(example.name(),
            new Observed("", Observed.NO_END, null, null, null)));
      }
      if (!output.json) {
        trace(own.pipeline(), examples, ended);
        letters(own.pipeline());
      }
      return allAsExpected ? Exit.DONE : Exit.NO;
    }
  }

  /** The project's own documents for the retriever, and answers for the scripted model. */
  private static Map<String, String> settings(Path home, Path tasks) {
    Map<String, String> settings = new HashMap<>();
    settings.put("documents", home.toString());
    Path answers = tasks.resolveSibling("answers.jsonl");
    if (Files.exists(answers)) {
      settings.put("llm.script", answers.toString());
    }
    return settings;
  }

  private Map<String, Observed> run(Pipeline running, List<Example> examples) throws IOException {
    try (Endings endings = new Endings(running.kafka(), running.topics());
        TaskProducer producer = new TaskProducer(running.kafka(), running.topics().tasks(),
            Ground.reflex(running.configuration()))) {
      return new DemoRun(running, endings, producer)
          .run(examples, Duration.ofSeconds(timeoutSeconds), Progress.on(shell));
    }
  }

  private boolean print(Example example, Observed observed) {
    List<String> differences = observed.differences(example.expect());
    if (output.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("name", example.name());
      line.put("task_id", observed.taskId());
      line.put("status", observed.status());
      line.put("arm", observed.arm());
      line.put("code", observed.code());
      line.put("source", observed.source());
      line.put("ok", differences.isEmpty());
      shell.json(line);
    } else {
      shell.line(String.format("%-44s %-10s %-10s %-20s %s", example.name(), observed.status(),
          word(observed.arm()), word(observed.code()), differences.isEmpty()
              ? "ok"
              : "DIFFERS: " + String.join(", ", differences)));
    }
    return differences.isEmpty();
  }

  private static String word(@Nullable String text) {
    return text == null ? "-" : text;
  }

  /** One story: of the example with the most to tell, the one with several steps. */
  private void trace(Pipeline running, List<Example> examples, Map<String, Observed> ended) {
    examples.stream()
        .filter(e -> e.record() != null && e.record().path("context").has("steps"))
        .map(e -> ended.get(e.name()))
        .filter(o -> o != null && !o.taskId().isEmpty())
        .findFirst()
        .ifPresent(observed -> {
          shell.line("\nOne of them from end to end (octollm trace):");
          for (Story story : new Traces(running.kafka(), running.topics(), TRACE_LIMIT)
              .find(observed.taskId()).stories()) {
            shell.line(Waterfall.of(story).strip());
          }
        });
  }

  private void letters(Pipeline running) {
    shell.line("\nThe dead letters (octollm dlq ls):");
    for (Letter letter
        : new DeadLetters(running.kafka(), running.topics()).list(LetterFilter.ALL).letters()) {
      shell.line(String.format("%-24s %-12s %-20s %s  %s", letter.place(),
          letter.letter().stage(), letter.letter().error().code(), letter.letter().taskId(),
          letter.fate().state().text()));
    }
  }
}
