package io.octollm.ops.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real consumers of real topics, in each state in which lag is told wrong elsewhere. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class LagTruthIT {
  private static final double TOLERANCE = 2;

  private final String app = "truth-" + UUID.randomUUID().toString().substring(0, 8);
  private final AgedTopic topic;

  LagTruthIT(EmbeddedBroker broker) {
    topic = new AgedTopic(broker.bootstrap(), app);
  }

  @BeforeEach
  void make() throws Exception {
    topic.create(Map.of());
  }

  @AfterEach
  void close() {
    topic.close();
  }

  private List<PartitionLag> measure() throws InterruptedException {
    try (Lag lag = new Lag(topic.kafka(), app, Clock.systemUTC())) {
      return lag.measure();
    }
  }

  private void assertLag(long records, double ageSeconds) throws InterruptedException {
    assertThat(measure()).singleElement().satisfies(lag -> {
      assertThat(lag.records()).isEqualTo(records);
      assertThat(lag.seconds()).isNotNull().isCloseTo(ageSeconds, within(TOLERANCE));
    });
  }

  @Test
  void idleGroupIsNotBehindHoweverOldItsLastRecordIs() throws Exception {
    topic.send(86_400, 3_600);
    topic.readAndCommit(2);

    assertLag(0, 0);
  }

  @Test
  void burstIsAsOldAsItsFirstUnreadRecord() throws Exception {
    topic.send(90_000);
    double[] burst = new double[5_000];
    for (int i = 0; i < burst.length; i++) {
      burst[i] = 300 - i * 0.05;
    }
    topic.send(burst);
    topic.readAndCommit(1 + 2_000);

    assertLag(3_000, 300 - 2_000 * 0.05);
  }

  /** Producers whose clocks differ: what waits longest is what comes first, whatever lies behind it. */
  @Test
  void recordsOutOfTimeOrderAreTakenAsTheyLie() throws Exception {
    topic.send(50, 20, 700, 10);
    topic.readAndCommit(1);

    assertLag(3, 20);
  }

  @Test
  void compactedRecordsAreNoLongerTheOldest() throws Exception {
    topic.create(Map.of("cleanup.policy", "compact", "segment.ms", "100",
        "min.cleanable.dirty.ratio", "0.01", "min.compaction.lag.ms", "0"));
    ConfigResource everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
    topic.admin().incrementalAlterConfigs(Map.of(everyBroker, List.of(new AlterConfigOp(
        new ConfigEntry("log.cleaner.backoff.ms", "100"), AlterConfigOp.OpType.SET)))).all().get();
    topic.sendKeyed("a", 900);
    topic.readAndCommit(1);
    topic.sendKeyed("a", 800);
    topic.sendKeyed("a", 700);
    topic.sendKeyed("b", 600);
    topic.sendKeyed("a", 500);
    AgedTopic.await(() -> {
      // A segment is closed by the record that comes after its time.
      topic.sendKeyed("c", 5);
      return topic.firstOffsetFrom(1) == 3;
    });

    assertThat(measure()).singleElement().extracting(PartitionLag::seconds)
        .satisfies(seconds -> assertThat((Double) seconds).isCloseTo(600, within(TOLERANCE)));
  }

  @Test
  void abortedRecordsAreSkippedAndOpenOnesAreNotYetThere() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = topic.transactional()) {
      topic.transaction(producer, true, 400);
      topic.transaction(producer, false, 300, 290);
      topic.transaction(producer, true, 60, 50);
      topic.readAndCommit(1);
      producer.beginTransaction();
      producer.send(topic.aged(1));
      producer.flush();

      // The marker, the two aborted and their marker lie between, and the last marker behind.
      assertLag(1 + 3 + 3, 60);
      producer.abortTransaction();
    }
  }

  @Test
  void truncationMovesTheAgeToWhatIsLeft() throws Exception {
    topic.send(500, 400, 300, 30, 20);
    topic.readAndCommit(1);
    topic.admin().deleteRecords(Map.of(topic.at(), RecordsToDelete.beforeOffset(3))).all().get();

    assertLag(2, 30);
  }

  @Test
  void nothingIsLeftToReadWhenAllWasTruncated() throws Exception {
    topic.send(500, 400);
    topic.readAndCommit(1);
    topic.admin().deleteRecords(Map.of(topic.at(), RecordsToDelete.beforeOffset(2))).all().get();

    assertLag(0, 0);
  }

  /** The log was lost or made anew: where the group will go on is its reset policy's to say. */
  @Test
  void commitBeyondTheEndOfTheLogIsUnknownAndNotZero() throws Exception {
    topic.send(500, 400);
    topic.commit(1_000);

    assertThat(measure()).isEmpty();
  }

  @Test
  void readerOfOpenTransactionsIsAheadAndNotBehind() throws Exception {
    topic.send(500);
    try (KafkaProducer<byte[], byte[]> producer = topic.transactional()) {
      producer.beginTransaction();
      producer.send(topic.aged(1));
      producer.flush();
      topic.commit(2);

      assertLag(0, 0);
      producer.abortTransaction();
    }
  }

  @Test
  void readerThatHasCommittedNothingYetIsAbsent() throws Exception {
    topic.send(500);
    try (KafkaConsumer<byte[], byte[]> reader = topic.reader()) {
      topic.read(reader, 1);

      assertThat(measure()).isEmpty();
      reader.commitSync(Map.of(topic.at(), new OffsetAndMetadata(0)));
      assertLag(1, 500);
    }
  }

  @Test
  void deadGroupStaysBehindUntilItIsDeleted() throws Exception {
    topic.send(500, 240);
    topic.readAndCommit(1);

    assertLag(1, 240);
    AgedTopic.await(() -> topic.deleteGroup());
    assertThat(measure()).isEmpty();
  }

  @Test
  void topicThatIsGoneDoesNotHideTheOthers() throws Exception {
    topic.send(500, 240);
    topic.readAndCommit(1);
    try (AgedTopic gone = new AgedTopic((String) topic.kafka().get("bootstrap.servers"), app)) {
      gone.create(Map.of());
      gone.send(10);
      gone.commit(0);
      gone.admin().deleteTopics(List.of(gone.at().topic())).all().get(10, TimeUnit.SECONDS);

      assertLag(1, 240);
    }
  }
}
