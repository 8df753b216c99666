package io.octollm.bench;

import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.schema.Topics;
import io.octollm.topology.Observer;
import io.octollm.topology.ShellLimits;
import io.octollm.topology.TopologyRole;
import io.octollm.topology.TopologySettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The topology in a process of its own, so that it can be killed. */
final class TimerNode implements AutoCloseable {
  static final Duration COMMIT = Duration.ofMillis(50);
  private final Process process;

  private TimerNode(Process process) {
    this.process = process;
  }

  static TimerNode start(String bootstrap, String name, int partitions, Path state) {
    return new TimerNode(Program.start(
        List.of("-Xmx2g", "--enable-native-access=ALL-UNNAMED", Program.SILENT), TimerNode.class,
        List.of(bootstrap, name, Integer.toString(partitions), state.toString())));
  }

  /** Asks it to stop, as a supervisor does, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not stop");
    }
  }

  /** Bytes of its heap that are in use after a collection. */
  long heapBytes() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      return Long.parseLong(process.inputReader().readLine());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the process does not tell its heap", e);
    }
  }

  /** As kill -9 does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process outlives its kill");
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Runs until it is stopped; tells what its heap holds for each line on stdin. */
  public static void main(String[] args) throws IOException {
    int partitions = Integer.parseInt(args[2]);
    Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, args[0]);
    OrchestratorSettings plain = OrchestratorSettings.DEFAULT;
    // Every attempt waits for the last task to come: its lease must outlast that.
    OrchestratorSettings patient = new OrchestratorSettings(Duration.ofHours(1),
        plain.leaseGrace(), plain.backoffBase(), plain.backoffMax(), plain.routingWait(),
        plain.dedupeRetention(), plain.failedRetention(), plain.maxSteps(), plain.maxReplans(),
        plain.maxCopyBytes(), plain.circuits(), plain.liveArms());
    KafkaStreams streams = new KafkaStreams(
        Contender.Pipeline.graph(new Topics(args[1] + "."), partitions, patient, Observer.NONE),
        new StreamsConfig(TopologyRole.config(
            new TopologySettings(args[1], Path.of(args[3]), COMMIT, 1, "streams"), kafka,
            ShellLimits.DEFAULT)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP))));
    streams.start();
    while (System.in.read() != -1) {
      System.gc();
      System.out.println(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    System.exit(0); // whoever started it is gone
  }
}
