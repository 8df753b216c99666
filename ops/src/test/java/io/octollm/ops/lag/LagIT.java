package io.octollm.ops.lag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.ops.letter.OpenLetters;
import io.octollm.ops.trace.ActiveTasks;
import io.octollm.ops.trace.Events;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is injected must be reported, within two seconds, in each of the ways that lag lies. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class LagIT {
  private static final double TOLERANCE = 2;

  private Cluster cluster;
  private String app;
  private String topic;

  @BeforeEach
  void topics(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
    app = cluster.topics().prefix() + "app";
    topic = cluster.topics().arm("coder");
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void sendAged(int partition, double ageSeconds) {
    cluster.send(new ProducerRecord<>(topic, partition,
        System.currentTimeMillis() - (long) (ageSeconds * 1000), null, "x".getBytes(UTF_8)));
  }

  private void commit(String group, int partition, long offset) {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put("group.id", group);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition at = new TopicPartition(topic, partition);
      consumer.assign(List.of(at));
      consumer.commitSync(Map.of(at, new OffsetAndMetadata(offset)));
    }
  }

  private List<PartitionLag> measure() throws InterruptedException {
    try (Lag lag = new Lag(cluster.kafka(), app, Clock.systemUTC())) {
      return lag.measure();
    }
  }

  @Test
  void idleGroupHasNoLagAndNoAge() throws Exception {
    sendAged(0, 500);
    commit(app, 0, 1);

    assertThat(measure()).containsExactly(new PartitionLag(app, topic, 0, 1, 0, 0.0));
  }

  @Test
  void ageIsThatOfTheOldestUnreadRecordOfEachPartition() throws Exception {
    sendAged(0, 500);
    sendAged(0, 120);
    sendAged(0, 5);
    sendAged(1, 30);
    commit(app + ".arm.coder", 0, 1);
    commit(app + ".arm.coder", 1, 0);

    assertThat(measure()).extracting(PartitionLag::partition, PartitionLag::records)
        .containsExactly(tuple(0, 2L),
            tuple(1, 1L));
    assertThat(measure().get(0).seconds()).isCloseTo(120, within(TOLERANCE));
    assertThat(measure().get(1).seconds()).isCloseTo(30, within(TOLERANCE));
  }

  @Test
  void twoGroupsOfOnePartitionHaveEachTheirOwnAge() throws Exception {
    sendAged(0, 300);
    sendAged(0, 60);
    commit(app, 0, 0);
    commit(app + ".arm.coder", 0, 1);

    assertThat(measure()).extracting(PartitionLag::group)
        .containsExactly(app, app + ".arm.coder");
    assertThat(measure().get(0).seconds()).isCloseTo(300, within(TOLERANCE));
    assertThat(measure().get(1).seconds()).isCloseTo(60, within(TOLERANCE));
  }

  @Test
  void groupWithoutACommitIsAbsentAndAnotherApplicationIsNotShown() throws Exception {
    sendAged(0, 10);
    commit(app + "-other", 0, 0);

    assertThat(measure()).isEmpty();
  }

  @Test
  void commitBelowTheLogStartIsClampedToIt() throws Exception {
    for (int age : new int[] {90, 80, 70, 20}) {
      sendAged(0, age);
    }
    commit(app, 0, 0);
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(3)))
          .all().get(10, TimeUnit.SECONDS);
    }

    assertThat(measure()).singleElement().satisfies(lag -> {
      assertThat(lag.records()).isEqualTo(1);
      assertThat(lag.seconds()).isCloseTo(20, within(TOLERANCE));
    });
  }

  @Test
  void markerAndAbortedRecordsBehindTheCommitAreNoLag() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, "committed".getBytes(UTF_8)));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, "aborted".getBytes(UTF_8)));
      producer.flush();
      producer.abortTransaction();
    }
    commit(app, 0, 1);

    assertThat(measure()).containsExactly(new PartitionLag(app, topic, 0, 1, 0, 0.0));
  }

  @Test
  void openTransactionIsNotCountedBeforeItCommits() throws Exception {
    sendAged(0, 40);
    commit(app, 0, 1);
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, "open".getBytes(UTF_8)));
      producer.flush();

      assertThat(measure()).containsExactly(new PartitionLag(app, topic, 0, 1, 0, 0.0));
      producer.abortTransaction();
    }
  }

  @Test
  void openTransactionHoldsTheStableOffset() throws Exception {
    sendAged(0, 40);
    TopicPartition at = new TopicPartition(topic, 0);
    try (KafkaProducer<byte[], byte[]> producer = transactional();
        ClusterWatch watch = new ClusterWatch(cluster.kafka(), app)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, "open".getBytes(UTF_8)));
      producer.flush();

      assertThat(watch.measure(Set.of(at)).ends()).containsExactly(new LogEnd(topic, 0, 2, 1));
      producer.abortTransaction();
    }
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put("transactional.id", app + "-" + System.nanoTime());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Test
  void monitorMovesTheGauges() {
    sendAged(0, 100);
    commit(app, 0, 0);
    cluster.failed(Cluster.id(1), 0, 0);
    ActiveTasks active = new ActiveTasks();
    Events.retried(Cluster.id(2), "req-2").subList(0, 2).forEach(active::hear);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (OpenLetters letters = new OpenLetters(cluster.kafka(), cluster.topics());
        LagMonitor monitor = new LagMonitor(cluster.kafka(), app,
            new Watched(active, letters, () -> Map.of("coder", 2)), Duration.ofMillis(100), Clock.systemUTC(), meters)) {
      letters.start();
      monitor.start();
      Cluster.await("all gauges", Duration.ofSeconds(20), () -> List.of(
          "octollm.consumer.lag.records", "octollm.consumer.lag.seconds",
          "octollm.consumer.commit.age.seconds",
          "octollm.oldest.unfinished.task.seconds", "octollm.dead.letters.open",
          "octollm.dead.letter.oldest.seconds").stream()
          .allMatch(name -> meters.find(name).gauge() != null));

      assertThat(meters.get("octollm.consumer.lag.seconds").tag("group", app).gauge().value())
          .isCloseTo(100, within(10.0));
      assertThat(meters.get("octollm.topic.end.offset").tag("partition", "0").gauge().value())
          .isEqualTo(1);
      assertThat(meters.get("octollm.topic.retention.seconds").tag("topic", topic).gauge().value())
          .isEqualTo(Duration.ofDays(7).toSeconds());
      assertThat(meters.get("octollm.consumer.group.state").tag("group", app).tag("state", "empty")
          .gauge().value()).isEqualTo(1);
      assertThat(meters.get("octollm.arm.instances").tag("arm", "coder").gauge().value()).isEqualTo(2);
      assertThat(meters.get("octollm.dead.letters.open").tag("stage", "orchestrator").gauge()
          .value()).isEqualTo(1);
      assertThat(meters.get("octollm.oldest.unfinished.task.seconds").tag("arm", "coder").gauge()
          .value()).isPositive();
      assertThat(meters.getMeters()).extracting(Meter::getId).doesNotHaveDuplicates();
    }
  }

  /** Each look at the clock is five minutes after the one before it. */
  @Test
  void partitionThatDoesNotMoveIsInTheLog() {
    sendAged(0, 100);
    commit(app, 0, 0);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    InstantSource clock = () -> now.updateAndGet(at -> at.plus(StuckPartitions.LIMIT));
    try (HeardLines lines = new HeardLines(StuckPartitions.class);
        OpenLetters letters = new OpenLetters(cluster.kafka(), cluster.topics());
        LagMonitor monitor = new LagMonitor(cluster.kafka(), app,
            new Watched(new ActiveTasks(), letters, Map::of), Duration.ofMillis(100),
            clock.withZone(ZoneOffset.UTC), new SimpleMeterRegistry())) {
      monitor.start();

      Cluster.await("the line", Duration.ofSeconds(20), () -> lines.of(EventName.LAG_STUCK).stream()
          .anyMatch(line -> line.fields().get("topic").equals(topic)));
    }
  }
}
