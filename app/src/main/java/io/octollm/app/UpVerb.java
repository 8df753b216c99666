package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.LogSettings;
import io.octollm.app.log.Logging;
import io.octollm.schema.EventName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a pipeline, or some roles of one, until it is told to stop. */
@Command(name = "up", description = {
    "Run a pipeline until SIGTERM, which drains it.",
    "Prints one line when all is ready: {\"event\":\"ready\",\"bootstrap\",\"http\",\"data\"}."})
final class UpVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Option(names = "--only", paramLabel = "ROLE", split = ",",
      description = "Roles: broker, topology, arms or arm:NAME, console, lag (all; no broker when an"
          + " address is given).")
  List<String> only = new ArrayList<>();

  @Option(names = "--port", paramLabel = "N",
      description = "The HTTP port (8080, or a free one when that is taken; 0 for a free one).")
  @Nullable Integer port;

  @Option(names = "--host", paramLabel = "ADDRESS",
      description = "Where HTTP listens (127.0.0.1); elsewhere only with OCTOLLM_HTTP_TOKEN.")
  @Nullable String host;

  @Option(names = "--kafka-port", paramLabel = "N",
      description = "The embedded broker's port (a free one).")
  @Nullable Integer kafkaPort;

  private final Shell shell;

  UpVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Logging.start(LogSettings.early(pipeline.sources(shell, Map.of())), LogSettings.Level.INFO,
        shell.err(), shell.terminal());
    Configuration configuration = pipeline.configuration(shell, flags());
    Logging.start(configuration.log(), LogSettings.Level.INFO, shell.err(), shell.terminal());
    RoleNames roles = roles(configuration);
    String earlier = HeapDump.arrange(configuration.dataDir());
    if (earlier != null) {
      StartChecks.note(earlier);
    }
    StopSignal stop = StopSignal.install();
    RunningFile file = new RunningFile(configuration.dataDir());
    try (Pipeline running = Pipeline.start(configuration, roles, kafkaPort == null ? 0 : kafkaPort)) {
      announce(running, file);
      Thread checks = StartChecks.later(configuration, running.kafka());
      stop.await();
      checks.interrupt();
      LoggerFactory.getLogger(UpVerb.class).atInfo().setMessage(EventName.SERVICE_STOP.text()).log();
    } finally {
      file.remove(ProcessHandle.current().pid());
    }
    return Exit.DONE;
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new HashMap<>();
    if (port != null) {
      flags.put("http.port", port.toString());
    }
    if (host != null) {
      flags.put("http.host", host);
    }
    return flags;
  }

  private RoleNames roles(Configuration configuration) {
    boolean named = configuration.kafka().bootstrap() != null;
    RoleNames roles = only.isEmpty() ? RoleNames.all(!named) : RoleNames.parse(only);
    if (roles.broker() && named) {
      throw Failure.usage("either a broker of our own or the one of --bootstrap"
          + " (OCTOLLM_KAFKA_BOOTSTRAP), not both");
    }
    if (!roles.broker() && kafkaPort != null) {
      throw Failure.usage("--kafka-port is the embedded broker's, and none is started here");
    }
    return roles;
  }

  /** Writes the file by which others find us, unless it speaks of a pipeline that still runs. */
  private void announce(Pipeline running, RunningFile file) throws IOException {
    RunningFile.Addresses other = file.read();
    if (other == null || !other.alive() || !other.bootstrap().equals(running.bootstrap())) {
      file.write(new RunningFile.Addresses(
          running.bootstrap(), running.http(), ProcessHandle.current().pid()));
    }
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("event", "ready");
    ready.put("bootstrap", running.bootstrap());
    ready.put("http", running.http());
    ready.put("data", running.configuration().dataDir().toAbsolutePath().normalize().toString());
    LoggerFactory.getLogger(UpVerb.class).atInfo().setMessage(EventName.SERVICE_READY.text()).log();
    shell.json(ready);
  }
}
