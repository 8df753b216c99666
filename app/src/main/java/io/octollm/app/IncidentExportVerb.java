package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.ExportSettings;
import io.octollm.ops.incident.IncidentExport;
import io.octollm.ops.incident.Manifest;
import io.octollm.ops.topic.Place;
import io.octollm.reflex.Reflex;
import io.octollm.topology.OctoTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what is recorded of a request or a task into a bundle. */
@Command(name = "export", description = "Write a request's or task's records into a bundle.")
final class IncidentExportVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "ID", description = "A task id or a request id.")
  String id = "";

  @Option(names = {"-o", "--out"}, paramLabel = "FILE",
      description = "The bundle to write (incident-ID.zip).")
  @Nullable Path file;

  @Option(names = "--raw", description = "Leave personal data as it was sent; needs --yes, and is noted in replays.")
  boolean raw;

  @Option(names = "--yes", description = "Yes, the bundle may hold personal data.")
  boolean yes;

  private final Shell shell;

  IncidentExportVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (raw && !yes) {
      throw Failure.usage("--raw puts personal data and secrets into the file as they were sent:"
          + " say --yes too if that is meant");
    }
    OutputFile out = OutputFile.ofBundle("--out", file != null ? file
        : Path.of("incident-" + id.replaceAll("[^A-Za-z0-9._-]", "_") + ".zip"));
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    Reflex reflex = Ground.reflex(at.configuration());
    IncidentExport export = new IncidentExport(
        at.kafka(), at.topics(), reflex, settings(at, reflex), Clock.systemUTC());
    report(out.path(), export(export, out, new ConsoleTraces(at).places(id).orElse(null)));
    return Exit.DONE;
  }

  private Manifest export(IncidentExport export, OutputFile out, @Nullable Set<Place> places) {
    try {
      return export.export(id, out.path(), raw, places).orElseThrow(() ->
          Failure.answer("no event of " + id + ": the id is unknown, or its events are gone"));
    } catch (IncidentExport.PersonalId e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    } catch (Bundle.Broken e) {
      throw Failure.unreachable(id + ": " + e.getMessage());
    } catch (IOException e) {
      throw out.failure(e);
    }
  }

  /** What the pipeline runs with, which need not be what this process was given. */
  private ExportSettings settings(Target at, Reflex reflex) {
    Optional<Map<String, String>> told = new ConsoleTraces(at).settings();
    return settings(at.configuration(), told.orElseGet(() -> ownSettings(at.configuration())), reflex);
  }

  private Map<String, String> ownSettings(Configuration configuration) {
    shell.note("no console tells the pipeline's settings: the bundle names those of this process");
    Map<String, String> own = new TreeMap<>(configuration.features());
    own.put(Reexecution.SETTINGS_OF, "the exporting process");
    return own;
  }

  /** @param told the settings that the pipeline runs with */
  static ExportSettings settings(
      Configuration configuration, Map<String, String> told, Reflex reflex) {
    return new ExportSettings(VersionVerb.current(), AppInfoParser.getVersion(),
        OctoTopology.build(StreamsRole.drawing(configuration, reflex)).describe().toString(),
        told, configuration.limits().reader());
  }

  private void report(Path out, Manifest manifest) {
    if (output.json) {
      shell.json(manifest);
    } else {
      String facts = manifest.redaction().facts().entrySet().stream()
          .map(treated -> treated.getValue() + " " + treated.getKey()).collect(Collectors.joining(", "));
      shell.line(out + ": " + manifest.taskIds().size() + " task(s), facts by their redaction: " + facts
          + "; profile " + manifest.redaction().profile());
    }
    if (!manifest.missing().isEmpty()) {
      shell.note(manifest.missing().size() + " facts are gone from their topics: the bundle can be"
          + " read, but not re-executed");
    }
    if (!manifest.read().complete()) {
      shell.note("not all was read in time: the bundle may lack records");
    }
  }
}
