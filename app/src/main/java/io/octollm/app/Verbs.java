package io.octollm.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** The catalogue of verbs: a new one is a class and a line here. */
final class Verbs {
  static final List<Verb> CATALOGUE = List.of(
      new Verb("demo", DemoVerb.class),
      new Verb("run", RunVerb.class),
      new Verb("up", UpVerb.class),
      new Verb("submit", SubmitVerb.class),
      new Verb("cancel", CancelVerb.class),
      new Verb("resume", ResumeVerb.class),
      new Verb("results", ResultsVerb.class),
      new Verb("ingest", IngestVerb.class),
      new Verb("trace", TraceVerb.class),
      new Verb("dlq", DlqVerb.class,
          new Verb("ls", DlqLsVerb.class),
          new Verb("show", DlqShowVerb.class),
          new Verb("stats", DlqStatsVerb.class),
          new Verb("replay", DlqReplayVerb.class),
          new Verb("edit", DlqEditVerb.class),
          new Verb("park", DlqParkVerb.class),
          new Verb("dismiss", DlqDismissVerb.class),
          new Verb("purge", DlqPurgeVerb.class)),
      new Verb("incident", IncidentVerb.class,
          new Verb("export", IncidentExportVerb.class),
          new Verb("replay", IncidentReplayVerb.class),
          new Verb("report", IncidentReportVerb.class),
          new Verb("logs", IncidentLogsVerb.class)),
      new Verb("lag", LagVerb.class),
      new Verb("doctor", DoctorVerb.class),
      new Verb("log-level", LogLevelVerb.class),
      new Verb("flags", FlagsVerb.class,
          new Verb("set", FlagsSetVerb.class)),
      new Verb("topics", TopicsVerb.class),
      new Verb("topology", TopologyVerb.class),
      new Verb("reflex", ReflexVerb.class,
          new Verb("scan", ReflexScanVerb.class)),
      new Verb("arm", ArmVerb.class,
          new Verb("run", ArmRunVerb.class)),
      new Verb("bench", BenchVerb.class),
      new Verb("version", VersionVerb.class));

  private Verbs() {}

  /** A verb, which stands on the command line by its name and before one of its parts. */
  record Verb(String name, Class<?> type, List<Verb> parts) {
    private Verb(String name, Class<?> type, Verb... parts) {
      this(name, type, List.of(parts));
    }
  }

  /** Gives a command line the verbs that arguments name: making all takes longer than most of them do. */
  static void add(CommandLine line, IFactory factory, List<String> arguments) {
    add(line, CATALOGUE, factory, arguments);
  }

  private static void add(CommandLine line, List<Verb> verbs, IFactory factory, List<String> arguments) {
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    for (Verb verb : named(verbs, arguments)) {
      CommandLine part = new CommandLine(verb.type(), factory);
      add(part, verb.parts(), factory, rest);
      line.addSubcommand(part);
    }
  }

  /** The one that comes first in the arguments; all where none does. */
  private static List<Verb> named(List<Verb> verbs, List<String> arguments) {
    return verbs.stream().filter(verb -> !arguments.isEmpty() && verb.name().equals(arguments.getFirst()))
        .findFirst().map(List::of).orElse(verbs);
  }
}
