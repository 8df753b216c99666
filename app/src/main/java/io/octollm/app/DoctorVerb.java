package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.ops.doctor.Doctor;
import io.octollm.ops.doctor.Finding;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at every dependency and setting. */
@Command(name = "doctor", description = {
    "One line a dependency and setting: ok, or the cause and the fix.",
    "Exit 1 when one is in the way. --json: {\"name\",\"status\",\"cause\",\"fix\"} a line."})
final class DoctorVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  private final Shell shell;

  DoctorVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = findings();
    for (Finding finding : findings) {
      if (output.json) {
        shell.json(finding.toJson());
      } else {
        shell.line(finding.line());
      }
    }
    return findings.stream().anyMatch(f -> f instanceof Finding.Trouble) ? Exit.NO : Exit.DONE;
  }

  /** Settings that do not fit are findings too; without them nothing else can be looked at. */
  private List<Finding> findings() throws InterruptedException {
    Configuration configuration;
    try {
      configuration = Configuration.read(pipeline.sources(shell, Map.of()));
    } catch (Configuration.Invalid e) {
      return Stream.<Finding>concat(
          e.problems().stream().map(problem -> new Finding.Trouble("settings", problem,
              "correct it where it stands, or remove it")),
          Stream.of(new Finding.Skipped("all else", "the settings come first"))).toList();
    }
    return new Doctor(Surroundings.of(configuration, kafka(configuration)), Clock.systemUTC()).examine();
  }

  /** For the named cluster, else the one that runs in the data folder; without an address for none. */
  private static Map<String, Object> kafka(Configuration configuration) {
    String named = configuration.kafka().bootstrap();
    RunningFile.Addresses running = new RunningFile(configuration.dataDir()).read();
    String bootstrap = named != null || running == null ? named : running.bootstrap();
    return bootstrap == null ? Map.copyOf(configuration.kafka().client()) : configuration.kafka().clientFor(bootstrap);
  }
}
