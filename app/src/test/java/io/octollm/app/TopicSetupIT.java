package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TopicSetupIT {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void whatIsMissingIsMadeOnceAndFits() {
    try (Cluster cluster = reach()) {
      TopicSetup setup = new TopicSetup(cluster, new Topics("made."), 3, List.of("coder"));

      List<String> made = setup.create();

      assertThat(made).contains("made.tasks", "made.arm.coder", "made.dlq.coder").hasSize(14);
      assertThat(setup.create()).isEmpty();
      assertThat(setup.require()).allSatisfy(row -> assertThat(row.remarks()).isEmpty());
    }
  }

  @Test
  void tasksDecidesHowManyPartitionsThereAre() {
    try (Cluster cluster = reach()) {
      cluster.await(cluster.admin().createTopics(List.of(logAppendTime("other.tasks", 5))).all());
      TopicSetup setup = new TopicSetup(cluster, new Topics("other."), 3, List.of());

      setup.create();

      assertThat(setup.require()).filteredOn(row -> row.topic().equals("other.control"))
          .singleElement().extracting(TopicSetup.Row::partitions).isEqualTo(5);
    }
  }

  @Test
  void anotherCountIsRefusedWithBothCountsAndTheCommand() {
    try (Cluster cluster = reach()) {
      cluster.await(cluster.admin().createTopics(List.of(
          logAppendTime("odd.tasks", 4), logAppendTime("odd.control", 2))).all());
      TopicSetup setup = new TopicSetup(cluster, new Topics("odd."), 4, List.of());
      setup.create();

      assertThatThrownBy(setup::require).isInstanceOf(Failure.class)
          .hasMessage("odd.control has 2 partitions, odd.tasks has 4:"
              + " kafka-topics.sh --alter --topic odd.control --partitions 4");
    }
  }

  @Test
  void aWrongClockIsRefusedAndAnotherRetentionIsNoted() {
    try (Cluster cluster = reach()) {
      cluster.await(cluster.admin().createTopics(List.of(
          new NewTopic("clock.tasks", 2, (short) 1).configs(Map.of("retention.ms", "1000")))).all());
      TopicSetup setup = new TopicSetup(cluster, new Topics("clock."), 2, List.of());
      setup.create();

      TopicSetup.Row tasks = setup.verify().getFirst();

      assertThat(tasks.problems()).singleElement().asString()
          .contains("message.timestamp.type=CreateTime, LogAppendTime is expected");
      assertThat(tasks.remarks()).singleElement().asString().contains("retention.ms=1000");
    }
  }

  @Test
  void aClusterThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Cluster.reach(Map.of("bootstrap.servers", "127.0.0.1:1")))
        .isInstanceOf(Failure.class).hasMessageContaining("127.0.0.1:1 within 7 s, it refuses connections");
  }

  private static Cluster reach() {
    return Cluster.reach(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  private static NewTopic logAppendTime(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1).configs(Map.of("cleanup.policy", "delete",
        "message.timestamp.type", "LogAppendTime", "max.message.bytes", "2097152",
        "retention.ms", name.endsWith("control") ? "86400000" : "1209600000"));
  }
}
