package io.octollm.app.config;

import io.octollm.arm.WorkerSettings;
import io.octollm.orchestrator.CircuitSettings;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.cache.CacheSettings;
import io.octollm.schema.TaskReader;
import io.octollm.topology.ShellLimits;
import io.octollm.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The limits and times of the pipeline's parts, each in its part's own settings.
 *
 * @param topology as the topology runs; its folder and its name are filled in by the caller
 * @param worker of each arm
 */
public record Limits(
    TaskReader reader,
    OrchestratorSettings orchestrator,
    ShellLimits shell,
    Streams topology,
    Worker worker,
    CacheSettings cache) {

  /** How the stream threads run. */
  public record Streams(int threads, Duration commitInterval, Protocol protocol) {
    public TopologySettings settings(String applicationId, Path stateDir) {
      return new TopologySettings(applicationId, stateDir, commitInterval, threads,
          protocol.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Kafka Streams' group protocols; classic is for clusters that do not know the other. */
  public enum Protocol {
    STREAMS,
    CLASSIC
  }

  /** What every arm's worker keeps to. */
  public record Worker(int inFlight, int maxOutputBytes, Duration heartbeat, Duration drain) {}

  /** Keys of the settings that a decision depends on. */
  public static final Set<String> DECISIVE = Set.of("record.max-bytes", "step.timeout",
      "step.lease-grace", "retry.backoff", "retry.backoff-max", "routing.wait", "dedupe.retention",
      "failed.retention", "plan.max-steps", "plan.max-replans",
      "breaker.failures", "breaker.pause", "flood.in-row", "flood.percent", "flood.window",
      "flood.pause");

  /** The settings that a decision depends on, by their keys, as they may be given again. */
  public Map<String, String> decisive() {
    Map<String, String> decisive = new TreeMap<>();
    decisive.put("record.max-bytes", Integer.toString(reader.maxBytes()));
    decisive.put("step.timeout", millis(orchestrator.stepTimeout()));
    decisive.put("step.lease-grace", millis(orchestrator.leaseGrace()));
    decisive.put("retry.backoff", millis(orchestrator.backoffBase()));
    decisive.put("retry.backoff-max", millis(orchestrator.backoffMax()));
    decisive.put("routing.wait", millis(orchestrator.routingWait()));
    decisive.put("dedupe.retention", millis(orchestrator.dedupeRetention()));
    decisive.put("failed.retention", millis(orchestrator.failedRetention()));
    decisive.put("plan.max-steps", Integer.toString(orchestrator.maxSteps()));
    decisive.put("plan.max-replans", Integer.toString(orchestrator.maxReplans()));
    CircuitSettings circuits = orchestrator.circuits();
    decisive.put("breaker.failures", Integer.toString(circuits.failures()));
    decisive.put("breaker.pause", millis(circuits.pause()));
    decisive.put("flood.in-row", Integer.toString(circuits.floodInRow()));
    decisive.put("flood.percent", Integer.toString((int) Math.round(circuits.floodShare() * 100)));
    decisive.put("flood.window", Integer.toString(circuits.floodWindow()));
    decisive.put("flood.pause", millis(circuits.floodPause()));
    return decisive;
  }

  private static String millis(Duration time) {
    return time.toMillis() + "ms";
  }

  static Limits read(SettingReader from) {
    OrchestratorSettings plain = OrchestratorSettings.DEFAULT;
    ShellLimits shell = ShellLimits.DEFAULT;
    Protocol protocol = from.oneOf("streams.protocol", Protocol.class);
    return new Limits(
        new TaskReader(from.whole("record.max-bytes", TaskReader.DEFAULT_MAX_BYTES, 1024,
            TaskReader.DEFAULT_MAX_BYTES)),
        new OrchestratorSettings(
            from.time("step.timeout", plain.stepTimeout()),
            from.time("step.lease-grace", plain.leaseGrace()),
            from.time("retry.backoff", plain.backoffBase()),
            from.time("retry.backoff-max", plain.backoffMax()),
            from.time("routing.wait", plain.routingWait()),
            from.time("dedupe.retention", plain.dedupeRetention()),
            from.time("failed.retention", plain.failedRetention()),
            from.whole("plan.max-steps", plain.maxSteps(), 1, plain.maxSteps()),
            from.whole("plan.max-replans", plain.maxReplans(), 0, plain.maxReplans()),
            plain.maxCopyBytes(), circuits(from), plain.liveArms()),
        new ShellLimits(shell.topicBytes(), shell.outputBytes(), shell.tick(), shell.timersPerTick(),
            from.time("heartbeat.fresh", shell.fresh()),
            from.time("routing.warmup", shell.warmup()),
            from.time("timer.late", shell.late()), shell.backlog()),
        new Streams(from.whole("streams.threads", Math.max(1, processors() / 2), 1, 64),
            from.time("streams.commit-interval", Duration.ofMillis(50)),
            protocol == null ? Protocol.STREAMS : protocol),
        new Worker(
            from.whole("arm.in-flight", WorkerSettings.DEFAULT_MAX_IN_FLIGHT, 1, 10_000),
            from.whole("output.max-bytes", WorkerSettings.DEFAULT_MAX_OUTPUT_BYTES, 1024,
                WorkerSettings.DEFAULT_MAX_OUTPUT_BYTES),
            from.time("heartbeat.interval", WorkerSettings.DEFAULT_HEARTBEAT),
            from.time("arm.drain", WorkerSettings.DEFAULT_DRAIN)),
        cache(from));
  }

  private static CircuitSettings circuits(SettingReader from) {
    CircuitSettings plain = CircuitSettings.DEFAULT;
    return new CircuitSettings(
        from.whole("breaker.failures", plain.failures(), 1, 1_000_000),
        from.time("breaker.pause", plain.pause()),
        from.whole("flood.in-row", plain.floodInRow(), 1, 1_000_000),
        from.whole("flood.percent", (int) Math.round(plain.floodShare() * 100), 1, 100) / 100.0,
        from.whole("flood.window", plain.floodWindow(), 1, 64),
        from.time("flood.pause", plain.floodPause()));
  }

  private static CacheSettings cache(SettingReader from) {
    CacheSettings plain = CacheSettings.DEFAULT;
    return new CacheSettings(plain.entries(), plain.bytes(), plain.answerBytes(),
        from.time("cache.ttl", plain.ttl()), from.time("cache.timeout", plain.lookup()),
        from.whole("cache.failures", plain.failures(), 1, 1000),
        from.time("cache.hold-off", plain.holdOff()));
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
