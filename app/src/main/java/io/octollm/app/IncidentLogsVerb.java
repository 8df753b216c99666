package io.octollm.app;

import io.octollm.ops.incident.report.LogDigest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What log files alone tell of an incident. */
@Command(name = "logs", description = {
    "Tell what JSON log files say of a time window, with no pipeline at all:",
    "the first error, errors by type, slow tasks, and one request's lines.",
    "Exit 1: no line of the request; 2: no file holds a JSON log line."})
final class IncidentLogsVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Log files; - is standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--since", paramLabel = "INSTANT", description = "The window's beginning.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "INSTANT", description = "The window's end.")
  @Nullable String until;

  @Option(names = "--slower", paramLabel = "SECONDS", defaultValue = "10",
      description = "A task that took longer is slow (${DEFAULT-VALUE}).")
  double slower;

  @Option(names = "--request", paramLabel = "ID", description = "Show the lines of this request or task.")
  @Nullable String request;

  private final Shell shell;

  IncidentLogsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    TimeWindow window = TimeWindow.of(since, until, Instant.MIN, Instant.MAX);
    LogDigest digest = new LogDigest(window.since(), window.until(), slower, request);
    for (String file : files) {
      read(digest, file);
    }
    if (digest.told() == 0) {
      throw Failure.usage("no FILE holds a JSON log line, so nothing can be told of an incident");
    }
    if (output.json) {
      shell.json(digest.toJson());
    } else {
      print(digest);
    }
    shell.note(digest.lines() + " log lines in the window, " + digest.others() + " lines are no JSON log"
        + " lines");
    return request != null && digest.story().isEmpty() ? Exit.NO : Exit.DONE;
  }

  private void read(LogDigest digest, String file) {
    int before = digest.told();
    try (Reader reader = open(file)) {
      digest.read(new BufferedReader(reader));
    } catch (IOException e) {
      throw Failure.usage("FILE cannot be read: " + file);
    }
    if (digest.told() == before) {
      shell.note(file + " holds no JSON log line: was it written with LOG_FORMAT=console, or is it no log?");
    }
  }

  /** A line that was cut in the middle of a character is one line that does not read, and no more. */
  private Reader open(String file) throws IOException {
    return new InputStreamReader(file.equals("-") ? shell.in() : Files.newInputStream(Path.of(file)),
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  private void print(LogDigest digest) {
    LogDigest.Line first = digest.first();
    shell.line("first error: " + (first == null ? "none" : first.fields()));
    shell.line("errors by type:" + (digest.byType().isEmpty() ? " none" : ""));
    new TreeMap<>(digest.byType()).forEach((type, count) -> shell.line("  " + count + " " + type));
    shell.line("tasks slower than " + slower + " s:" + (digest.slow().isEmpty() ? " none" : ""));
    digest.slow().forEach(line -> shell.line("  " + line.fields().path("duration").asString("") + " s "
        + line.fields().path("task_id").asString("") + " " + line.fields().path("event").asString("")));
    if (request != null) {
      shell.line(request + ":" + (digest.story().isEmpty() ? " no line" : ""));
      digest.story().forEach(line -> shell.line("  " + line.fields()));
    }
  }
}
