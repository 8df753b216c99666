package io.octollm.ops.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Event;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskReader;
import io.octollm.schema.View;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the export of a request costs, by the number of its tasks. */
@ExtendWith(BrokerExtension.class)
class LargeRequestIT {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void requestOfTwentyTasksWithAnAddressEachIsExportedWhole(EmbeddedBroker broker) throws Exception {
    assertThat(cost(broker, 20).seconds()).isPositive();
  }

  @Tag("soak")
  @Test
  @Timeout(1_800)
  void exportOfAThousandfoldRequestTakesNoMoreThanItsShare(EmbeddedBroker broker) throws Exception {
    Cost twenty = cost(broker, 20);
    Cost some = cost(broker, 3_000);
    Cost many = cost(broker, 27_000);
    System.out.println("incident export: 20 tasks " + twenty + ", 3,000 tasks " + some + ", 27,000 tasks " + many);

    assertThat(twenty.seconds()).isLessThan(2);
    assertThat(many.seconds()).isLessThan(2 * 9 * some.seconds());
  }

  /**
   * What an export takes.
   *
   * @param processor the time that the whole process has worked, broker included: what the export would
   *     take at most on a machine that does nothing else
   */
  private record Cost(double seconds, double processor) {}

  private static double processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /** What the export of a request of so many tasks takes, each with an address of its own. */
  private Cost cost(EmbeddedBroker broker, int tasks) throws Exception {
    try (Cluster cluster = new Cluster(broker.bootstrap())) {
      for (int i = 0; i < tasks; i++) {
        submitted(cluster, Cluster.id(i), "{\"goal\":\"Mail to jane" + i + ".roe@example-mail.org\"}");
      }
      Path file = folder.resolve(tasks + ".zip");
      IncidentExport export = new IncidentExport(cluster.kafka(), cluster.topics(),
          new Reflex(Policy.defaults(), "0123456789abcdef".getBytes(UTF_8)),
          new ExportSettings("0.1.0", "4.3.1", "Topologies:", Map.of(),
              new TaskReader(TaskReader.DEFAULT_MAX_BYTES)), Clock.systemUTC());
      double before = processor();
      long start = System.nanoTime();
      Manifest manifest = export.export("req-large", file, false, null).orElseThrow();
      Cost cost = new Cost((System.nanoTime() - start) / 1e9, processor() - before);
      assertThat(manifest.taskIds()).hasSize(tasks);
      assertThat(manifest.redaction().facts()).isEqualTo(Map.of(StoredFact.SAME_SHAPE, tasks));
      return cost;
    }
  }

  private static void submitted(Cluster cluster, String id, String json) {
    Origin origin = cluster.task(id, json, 1);
    cluster.event(new Event(origin.timestamp(), 1, id, "req-large", new Event.FactRef("submitted",
        origin.topic(), origin.partition(), origin.offset(), origin.timestamp()),
        new View(origin.timestamp(), 1, "default-1", List.of(), Map.of(), false, null), List.of(), List.of()));
  }
}
