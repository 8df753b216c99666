package io.octollm.ops.letter;

import static io.octollm.ops.Cluster.header;
import static io.octollm.ops.Cluster.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Origin;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class ReplayIT {
  private Cluster cluster;

  @BeforeEach
  void topics(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private Replay replay(int perSecond) {
    return new Replay(new ReplaySettings(cluster.topics().prefix() + "app", ReplayTarget.ORIGIN, perSecond, 3,
        ReplaySettings.MAX_RECORD_BYTES), cluster.kafka(), cluster.topics(), Clock.systemUTC());
  }

  private ReplayOutcome.Done run(Replay replay) {
    return (ReplayOutcome.Done) replay.execute(
        LetterFilter.ALL, replay.plan(LetterFilter.ALL).hash());
  }

  private List<ConsumerRecord<byte[], byte[]>> replayed() {
    return cluster.records(cluster.topics().tasks()).stream()
        .filter(r -> header(r, HeaderNames.REPLAY_ID) != null).toList();
  }

  @Test
  void replayedTaskIsTheOriginalInItsHomePartitionWithOurHeadersAlone() {
    DeadLetter letter = cluster.failed(id(1), 2, 1);
    ReplayOutcome.Done done = run(replay(1000));

    ConsumerRecord<byte[], byte[]> target = replayed().getFirst();
    assertThat(done.replayed()).isEqualTo(1);
    assertThat(target.partition()).isEqualTo(2);
    assertThat(new String(target.key(), UTF_8)).isEqualTo("key-of-" + id(1));
    assertThat(new String(target.value(), UTF_8)).contains(id(1)).contains("\"goal\": \"none\"");
    assertThat(target.headers()).extracting(h -> h.key()).containsExactly(HeaderNames.REQUEST_ID,
        HeaderNames.TRACEPARENT, HeaderNames.TASK_ID, HeaderNames.REPLAY_ID, HeaderNames.REPLAY_COUNT);
    assertThat(header(target, HeaderNames.REQUEST_ID)).isEqualTo(letter.requestId());
    assertThat(header(target, HeaderNames.REPLAY_ID)).isEqualTo(done.replayId());
    assertThat(header(target, HeaderNames.REPLAY_COUNT)).isEqualTo("2");
  }

  @Test
  void auditNamesLetterAndTarget() {
    cluster.failed(id(1), 2, 0);
    ReplayOutcome.Done done = run(replay(1000));

    ConsumerRecord<byte[], byte[]> record =
        cluster.records(cluster.topics().replays()).getFirst();
    Audit audit = Codec.decode(record.value(), Audit.class).orThrow();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(done.replayId());
    assertThat(audit.action()).isEqualTo(Audit.REPLAYED);
    assertThat(audit.letter().topic()).isEqualTo(cluster.topics().deadLetters("orchestrator"));
    assertThat(audit.target()).isEqualTo(new Audit.Target(cluster.topics().tasks(), 2));
    assertThat(audit.taskId()).isEqualTo(id(1));
  }

  @Test
  void dryRunWritesNothingAtAll() {
    for (int i = 0; i < 10; i++) {
      cluster.failed(id(i), i % 3, 0);
    }
    Map<TopicPartition, Long> before = cluster.ends();
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);

    assertThat(plan.count()).isEqualTo(10);
    assertThat(cluster.ends()).isEqualTo(before);
  }

  @Test
  void replayedLetterIsNeverPlannedAgain() {
    cluster.failed(id(1), 0, 0);
    run(replay(1000));
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);

    assertThat(plan.count()).isZero();
    assertThat(plan.refused()).isEqualTo(Map.of("already_replayed", 1));
  }

  @Test
  void changedPlanIsRefusedAndNothingIsWritten() {
    cluster.failed(id(1), 0, 0);
    Replay replay = replay(1000);
    String hash = replay.plan(LetterFilter.ALL).hash();
    cluster.failed(id(2), 0, 0);
    ReplayOutcome outcome = replay.execute(LetterFilter.ALL, hash);

    assertThat(outcome).isInstanceOf(ReplayOutcome.PlanChanged.class);
    assertThat(replayed()).isEmpty();
  }

  @Test
  void tooOftenReplayedLetterIsParkedWithItsAudit() {
    DeadLetter letter = cluster.failed(id(1), 0, 3);
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);
    ReplayOutcome.Done done = run(replay(1000));

    assertThat(plan.parks()).hasSize(1);
    assertThat(plan.refused()).isEmpty();
    assertThat(done.parked()).isEqualTo(1);
    assertThat(done.refused()).isEmpty();
    assertThat(replayed()).isEmpty();
    assertThat(cluster.records(cluster.topics().deadLetters(Topics.PARKED))).singleElement()
        .satisfies(r -> assertThat(Codec.decode(r.value(), DeadLetter.class).orThrow())
            .isEqualTo(letter));
    assertThat(replay(1000).plan(LetterFilter.ALL).refused())
        .isEqualTo(Map.of("already_replayed", 1));
  }

  @Test
  void letterWithoutItsOriginalIsRefused() throws Exception {
    cluster.failed(id(1), 0, 0);
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.deleteRecords(Map.of(new TopicPartition(cluster.topics().tasks(), 0),
          RecordsToDelete.beforeOffset(1))).all().get(10, TimeUnit.SECONDS);
    }
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);

    assertThat(plan.count()).isZero();
    assertThat(plan.refused()).isEqualTo(Map.of("origin_expired", 1));
  }

  @Test
  void letterWhoseOriginalHasAnotherHashIsRefused() {
    Origin origin = cluster.task(id(1), "{\"goal\":\"other\"}", 0);
    cluster.bury(letter(id(1), new Origin(origin.topic(), origin.partition(), origin.offset(),
        origin.timestamp(), "0".repeat(64))));
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);

    assertThat(plan.refused()).isEqualTo(Map.of("origin_differs", 1));
  }

  @Test
  void letterOfATaskThatCompletedMeanwhileIsRefused() {
    cluster.failed(id(1), 0, 0);
    Instant now = Instant.now();
    cluster.send(cluster.topics().results(), id(1), new Result(id(1), "req", new Submission(0, 9),
        1, Status.COMPLETED, Codec.emptyObject(), null, Source.ARM, List.of(), Usage.NONE, 1, null,
        now, now));
    ReplayPlan plan = replay(1000).plan(LetterFilter.ALL);

    assertThat(plan.refused()).isEqualTo(Map.of("task_completed", 1));
  }

  @Test
  void untilLeavesYoungerLettersOut() {
    cluster.failed(id(1), 0, 0);
    String edge = Instant.now().plusMillis(1).toString();
    Origin origin = cluster.task(id(2), "{\"goal\":\"later\"}", 0);
    DeadLetter later = letter(id(2), origin);
    cluster.bury(new DeadLetter(later.taskId(), later.requestId(), later.stage(), later.error(), 0,
        Instant.now().plusSeconds(5), origin, 0, null, false));
    ReplayPlan plan = replay(1000).plan(LetterFilter.parse(Map.of("until", edge)));

    assertThat(plan.takes()).extracting(l -> l.letter().taskId()).containsExactly(id(1));
  }

  @Test
  void rateIsKept() {
    for (int i = 0; i < 30; i++) {
      cluster.failed(id(i), 0, 0);
    }
    Replay replay = replay(20);
    String hash = replay.plan(LetterFilter.ALL).hash();
    long start = System.nanoTime();
    replay.execute(LetterFilter.ALL, hash);

    assertThat((System.nanoTime() - start) / 1e9).isBetween(1.3, 10.0);
    assertThat(replayed()).hasSize(30);
  }

  @Test
  void stopEndsAfterTheOpenTransactionAndANewPlanHasTheRest() throws Exception {
    for (int i = 0; i < 40; i++) {
      cluster.failed(id(i), i % 3, 0);
    }
    Replay first = replay(20);
    String hash = first.plan(LetterFilter.ALL).hash();
    CompletableFuture<ReplayOutcome> running =
        CompletableFuture.supplyAsync(() -> first.execute(LetterFilter.ALL, hash));
    Cluster.await("the first letters", Duration.ofSeconds(20),
        () -> replayed().size() >= 4);
    first.stop();
    ReplayOutcome.Done stopped = (ReplayOutcome.Done) running.get(10, TimeUnit.SECONDS);

    assertThat(stopped.stopped()).isTrue();
    assertThat(stopped.replayed()).isBetween(4, 39);
    assertThat(replayed()).hasSize(stopped.replayed());
    assertThat(replay(1000).plan(LetterFilter.ALL).count()).isEqualTo(40 - stopped.replayed());
  }

  @Test
  void secondReplayFencesTheFirstAndNoLetterIsTakenTwice() throws Exception {
    for (int i = 0; i < 40; i++) {
      cluster.failed(id(i), i % 3, 0);
    }
    Replay first = replay(10);
    String hash = first.plan(LetterFilter.ALL).hash();
    CompletableFuture<ReplayOutcome> running =
        CompletableFuture.supplyAsync(() -> first.execute(LetterFilter.ALL, hash));
    Cluster.await("the first letters", Duration.ofSeconds(20),
        () -> replayed().size() >= 2);
    ReplayOutcome second = replay(1000).execute(LetterFilter.ALL, hash);
    ReplayOutcome ended = running.get(30, TimeUnit.SECONDS);
    run(replay(1000));

    assertThat(second).isInstanceOf(ReplayOutcome.PlanChanged.class);
    assertThat(ended).isInstanceOf(ReplayOutcome.TakenOver.class);
    assertThat(replayed()).extracting(r -> header(r, HeaderNames.TASK_ID))
        .hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void openTransactionOfALostReplayIsSettledBeforeTheNextPlan() {
    cluster.failed(id(1), 0, 0);
    String hash = replay(1000).plan(LetterFilter.ALL).hash();
    try (KafkaProducer<byte[], byte[]> lost = lostReplay()) {
      lost.initTransactions();
      lost.beginTransaction();
      lost.send(new ProducerRecord<>(cluster.topics().tasks(), 0, null, "never seen".getBytes(UTF_8)));
      lost.flush();
      ReplayOutcome outcome = replay(1000).execute(LetterFilter.ALL, hash);

      assertThat(outcome).isInstanceOf(ReplayOutcome.Done.class);
      assertThat(cluster.records(cluster.topics().tasks())).hasSize(2);
    }
  }

  private KafkaProducer<byte[], byte[]> lostReplay() {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put("transactional.id", cluster.topics().prefix() + "app.replay");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static DeadLetter letter(String id, Origin origin) {
    return new DeadLetter(id, Cluster.request(id), "orchestrator",
        TaskError.of(ErrorCode.NO_SUITABLE_ARM, "none"), 0, Instant.now(), origin, 0, null, false);
  }
}
