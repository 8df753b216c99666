package io.octollm.app;

import io.octollm.ops.trace.Story;
import io.octollm.ops.trace.TracePage;
import io.octollm.ops.trace.Traces;
import io.octollm.ops.trace.Waterfall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the story of a request or a task. */
@Command(name = "trace", description = "The story of a request or task id, every hop with its times.")
final class TraceVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "ID", description = "A task id or a request id.")
  String id = "";

  @Option(names = "--html", paramLabel = "FILE",
      description = "Write one self-contained page, for a ticket.")
  @Nullable Path html;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
      description = "How long to read (${DEFAULT-VALUE}).")
  int timeoutSeconds;

  private final Shell shell;

  TraceVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (id.isBlank()) {
      throw Failure.usage("ID is empty: name a task or a request");
    }
    if (timeoutSeconds < 1) {
      throw Failure.usage("--timeout must be 1 or more");
    }
    OutputFile page = html == null ? null : OutputFile.of("--html", html);
    Target found = target.find(shell);
    Traces.Found traces = new ConsoleTraces(found).find(id).orElseGet(() -> scan(found));
    shell.note("read " + traces.tally().records() + " records, " + traces.tally().bytes() + " bytes, "
        + (traces.indexed() ? "by the console's index" : "by a scan")
        + (traces.tally().complete() ? "" : "; stopped at the time limit"));
    if (traces.stories().isEmpty()) {
      throw Failure.answer("no event of " + id + (traces.tally().complete()
          ? ": the id is unknown, or its events are gone"
          : " was read in time: allow more with --timeout"));
    }
    if (page != null) {
      page.write(TracePage.of(traces.stories()));
      shell.note("wrote " + page.path());
    }
    for (Story story : traces.stories()) {
      if (output.json) {
        shell.json(story.toJson());
      } else if (html == null) {
        shell.line(Waterfall.of(story).stripTrailing());
      }
    }
    return Exit.DONE;
  }

  private Traces.Found scan(Target at) {
    Cluster.reach(at.kafka()).close();
    return new Traces(at.kafka(), at.topics(), Duration.ofSeconds(timeoutSeconds)).find(id);
  }
}
