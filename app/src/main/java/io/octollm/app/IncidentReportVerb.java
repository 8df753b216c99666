package io.octollm.app;

import io.octollm.ops.incident.report.IncidentReport;
import io.octollm.ops.incident.report.ReportPage;
import io.octollm.ops.incident.report.ReportReader;
import io.octollm.ops.incident.report.ReportText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what happened in a time window, as a post-mortem begins. */
@Command(name = "report", description = {
    "Tell what happened in a time window: timeline, likely causes, counts, examples, what was done.",
    "It holds ids, counts and times, nothing that a task said."})
final class IncidentReportVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--since", paramLabel = "INSTANT", required = true,
      description = "The window's beginning, such as 2026-01-31T10:00:00Z.")
  String since = "";

  @Option(names = "--until", paramLabel = "INSTANT", description = "The window's end; now if not given.")
  @Nullable String until;

  @Option(names = {"-o", "--out"}, paramLabel = "FILE",
      description = "Write a file: Markdown, or one page of HTML with plots when its name ends in .html.")
  @Nullable Path file;

  private final Shell shell;

  IncidentReportVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    TimeWindow window = TimeWindow.of(since, until, Instant.MIN, Instant.now());
    OutputFile out = file == null ? null : OutputFile.of("--out", file);
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    IncidentReport report =
        new ReportReader(at.kafka(), at.topics(), Clock.systemUTC()).read(window.since(), window.until());
    if (out != null) {
      out.write(isPage(out.path()) ? ReportPage.of(report) : ReportText.of(report));
      shell.note("wrote " + out.path());
    }
    if (output.json) {
      shell.json(report.toJson());
    } else if (out == null) {
      shell.line(ReportText.of(report).stripTrailing());
    }
    shell.note("read " + report.read().records() + " records, " + report.read().bytes() + " bytes");
    return Exit.DONE;
  }

  private static boolean isPage(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".htm");
  }
}
