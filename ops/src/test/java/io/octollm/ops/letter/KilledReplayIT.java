package io.octollm.ops.letter;

import static io.octollm.ops.Cluster.header;
import static io.octollm.ops.Cluster.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.schema.Codec;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replay in a JVM of its own is killed with -9 at random points; a reader outside counts. */
@ExtendWith(BrokerExtension.class)
@Timeout(120)
class KilledReplayIT {
  private static final int LETTERS = 120;
  private static final int KILLS = 4;

  @Test
  void killedReplayLosesNothingAndTakesNothingTwice(EmbeddedBroker broker) throws Exception {
    try (Cluster cluster = new Cluster(broker.bootstrap())) {
      for (int i = 0; i < LETTERS; i++) {
        cluster.failed(id(i), i % Cluster.PARTITIONS, 0);
      }
      Random random = new Random(2718);
      int struck = 0;
      while (struck < KILLS) {
        struck += killInMidWork(cluster, random) ? 1 : 0;
      }
      Process last = start(cluster, 1000);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();

      List<String> all = IntStream.range(0, LETTERS).mapToObj(Cluster::id).toList();
      assertThat(cluster.records(cluster.topics().tasks()))
          .filteredOn(r -> header(r, HeaderNames.REPLAY_ID) != null)
          .extracting(r -> header(r, HeaderNames.TASK_ID)).containsExactlyInAnyOrderElementsOf(all);
      assertThat(cluster.records(cluster.topics().replays()))
          .extracting(r -> Codec.decode(r.value(), Audit.class).orThrow().taskId())
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  /** Whether the kill came after some letters were replayed, and before all were. */
  private static boolean killInMidWork(Cluster cluster, Random random) throws Exception {
    int before = cluster.records(cluster.topics().replays()).size();
    Process process = start(cluster, 30);
    Cluster.await("the replay at work", Duration.ofSeconds(30), () ->
        cluster.records(cluster.topics().replays()).size() > before || !process.isAlive());
    process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    int after = cluster.records(cluster.topics().replays()).size();
    return after > before && after < LETTERS;
  }

  private static Process start(Cluster cluster, int perSecond) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), Main.class.getName(),
        cluster.kafka().get("bootstrap.servers").toString(), cluster.topics().prefix(),
        Integer.toString(perSecond)).inheritIO().start();
  }

  /** The process that is killed: plans, then does what it planned, until nothing is left. */
  static final class Main {
    public static void main(String[] args) {
      Topics topics = new Topics(args[1]);
      ReplayOutcome outcome;
      do {
        Replay replay = new Replay(
            new ReplaySettings(args[1] + "app", ReplayTarget.ORIGIN, Integer.parseInt(args[2]), 3, 1 << 21),
            Map.of("bootstrap.servers", args[0]), topics, Clock.systemUTC());
        outcome = replay.execute(LetterFilter.ALL, replay.plan(LetterFilter.ALL).hash());
      } while (!(outcome instanceof ReplayOutcome.Done));
    }
  }
}
