package io.octollm.ops.letter;

import io.octollm.ops.topic.Clients;
import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits dead letters' originals again, each once. A submission, or a parked letter, and its audit
 * are one Kafka transaction, and the transactional id is fixed: a second replay fences the first,
 * and one that was killed is settled before the next reads the audits. So no crash loses a letter
 * or takes it twice. One replay an instance.
 */
public final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final int MAX_BATCH = 50;
  private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;

  private final ReplaySettings settings;
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final String replayId = "replay-" + UUID.randomUUID();

  public Replay(
      ReplaySettings settings, Map<String, Object> kafka, Topics topics, Clock clock) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.clock = clock;
  }

  /** What a replay would do. Reads only: not even the transactional id is taken. */
  public ReplayPlan plan(LetterFilter filter) {
    return new Planner(kafka, topics).plan(filter, settings.maxReplays());
  }

  /** Ends a running replay after its open transaction; for a signal handler, thread-safe. */
  public void stop() {
    stopping.countDown();
  }

  /** Does what the plan of that hash says, if it is still the plan. */
  public ReplayOutcome execute(LetterFilter filter, String hash) {
    try (Producer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      ReplayPlan plan = plan(filter);
      return plan.hash().equals(hash)
          ? run(plan, producer)
          : new ReplayOutcome.PlanChanged(plan);
    }
  }

  private ReplayOutcome run(ReplayPlan plan, Producer<byte[], byte[]> producer) {
    Progress progress = new Progress(new TreeMap<>(plan.refused()));
    Submissions submissions = new Submissions(replayId, topics, clock, producer);
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      long due = System.nanoTime();
      for (List<Letter> batch : batches(plan)) {
        if (waitUntil(due)) {
          break;
        }
        due = Math.max(due, System.nanoTime() - TimeUnit.SECONDS.toNanos(1))
            + batch.size() * TimeUnit.SECONDS.toNanos(1) / settings.perSecond();
        commit(batch, new HashSet<>(plan.parks()), fetcher, submissions, progress, producer);
      }
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      return progress.takenOver(replayId);
    }
    boolean stopped = stopping.getCount() == 0;
    settle();
    return progress.done(replayId, stopped);
  }

  /** Lets the next plan see all audits; not to know only means that it may have to be made again. */
  private void settle() {
    try {
      if (!Settlement.await(kafka, transactionalId())) {
        LOG.atWarn().setMessage(EventName.SLOW_OPERATION.text()).addKeyValue("what", "replay")
            .addKeyValue("replay_id", replayId).log();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String transactionalId() {
    return settings.applicationId() + ".replay";
  }

  /** One transaction: every letter of the batch and its audit, or none of them. */
  private void commit(List<Letter> batch, Set<Letter> parks, RecordFetcher fetcher,
      Submissions submissions, Progress progress, Producer<byte[], byte[]> producer) {
    Map<Place, ConsumerRecord<byte[], byte[]>> sources = new HashMap<>();
    List<Place> places = batch.stream()
        .map(letter -> parks.contains(letter) ? letter.place() : letter.originPlace()).toList();
    Planner.requireComplete(
        fetcher.fetch(places, record -> sources.put(DeadLetters.place(record), record)),
        "originals");
    producer.beginTransaction();
    Progress inBatch = new Progress(new TreeMap<>());
    try {
      for (Letter letter : batch) {
        if (parks.contains(letter)) {
          inBatch.park(submissions.park(letter, sources.get(letter.place())));
        } else {
          inBatch.replay(submissions.submit(letter, sources.get(letter.originPlace())));
        }
      }
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw e;
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw e;
    }
    progress.add(inBatch);
    submissions.logCommitted();
  }

  private List<List<Letter>> batches(ReplayPlan plan) {
    int size = Math.clamp(settings.perSecond() / 10, 1, MAX_BATCH);
    List<Letter> all = new ArrayList<>(plan.takes());
    all.addAll(plan.parks());
    List<List<Letter>> batches = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      batches.add(all.subList(i, Math.min(i + size, all.size())));
    }
    return batches;
  }

  /** Waits for the time; true when it is told to stop instead. */
  private boolean waitUntil(long nanoTime) {
    try {
      return stopping.await(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
      return true;
    }
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> all = Clients.bounded(kafka);
    all.remove("default.api.timeout.ms");
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId());
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRecordBytes());
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
