package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
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
import org.apache.kafka.common.KafkaException;

/**
 * Submits dead letters' originals again, each once. A submission, or a parked letter, and its audit
 * are one Kafka transaction, and the transactional id is fixed: a second replay fences the first,
 * and one that was killed is settled before the next reads the audits. So no crash loses a letter
 * or takes it twice. One replay an instance.
 */
public final class Replay {
  private static final int MAX_BATCH = 50;

  private final ReplaySettings settings;
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;
  private final Search search;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final String replayId = "replay-" + UUID.randomUUID();

  public Replay(
      ReplaySettings settings, Map<String, Object> kafka, Topics topics, Clock clock) {
    this(settings, kafka, topics, clock, Search.PLAIN);
  }

  public Replay(ReplaySettings settings, Map<String, Object> kafka, Topics topics, Clock clock,
      Search search) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.clock = clock;
    this.search = search;
  }

  /** What a replay would do. Reads only: not even the transactional id is taken. */
  public ReplayPlan plan(LetterFilter filter) {
    return new Planner(kafka, topics, clock, search).plan(filter, settings);
  }

  /** Ends a running replay after its open transaction; for a signal handler, thread-safe. */
  public void stop() {
    stopping.countDown();
  }

  /** Does what the plan of that hash says, if it is still the plan. */
  public ReplayOutcome execute(LetterFilter filter, String hash) {
    try (LetterTransactions transactions = LetterTransactions.open(
        kafka, settings.applicationId(), settings.maxRecordBytes())) {
      ReplayPlan plan = plan(filter);
      return plan.hash().equals(hash)
          ? run(plan, transactions)
          : new ReplayOutcome.PlanChanged(plan);
    }
  }

  private ReplayOutcome run(ReplayPlan plan, LetterTransactions transactions) {
    Progress progress = new Progress(new TreeMap<>(plan.refused()));
    Submissions submissions =
        new Submissions(replayId, topics, clock, transactions.producer());
    long all = plan.takes().size() + plan.parks().size();
    long tried = 0;
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      long due = System.nanoTime();
      for (List<Letter> batch : batches(plan)) {
        if (waitUntil(due)) {
          break;
        }
        due = Math.max(due, System.nanoTime() - TimeUnit.SECONDS.toNanos(1))
            + batch.size() * TimeUnit.SECONDS.toNanos(1) / settings.perSecond();
        progress.add(commit(plan, batch, fetcher, submissions, transactions));
        submissions.logCommitted();
        tried += batch.size();
        search.watch().read(tried, all);
      }
    } catch (KafkaException e) {
      if (LetterTransactions.isTakenOver(e)) {
        return progress.takenOver(replayId);
      }
      throw e;
    } finally {
      search.watch().end();
    }
    boolean stopped = stopping.getCount() == 0;
    transactions.settle();
    return progress.done(replayId, stopped);
  }

  /** One transaction: every letter of the batch and its audit, or none of them. */
  private Progress commit(ReplayPlan plan, List<Letter> batch, RecordFetcher fetcher,
      Submissions submissions, LetterTransactions transactions) {
    Set<Letter> parks = new HashSet<>(plan.parks());
    Map<Place, ConsumerRecord<byte[], byte[]>> sources = sources(plan, batch, parks, fetcher);
    Progress done = new Progress(new TreeMap<>());
    transactions.commit(() -> {
      for (Letter letter : batch) {
        if (parks.contains(letter)) {
          done.park(submissions.park(letter, sources.get(letter.place())));
        } else if (plan.to() == ReplayTarget.STEP) {
          done.replay(submissions.resume(letter));
        } else {
          done.replay(submissions.submit(letter, sources.get(letter.originPlace())));
        }
      }
    });
    return done;
  }

  private Map<Place, ConsumerRecord<byte[], byte[]>> sources(
      ReplayPlan plan, List<Letter> batch, Set<Letter> parks, RecordFetcher fetcher) {
    List<Place> places = new ArrayList<>();
    for (Letter letter : batch) {
      if (parks.contains(letter)) {
        places.add(letter.place());
      } else if (plan.to() == ReplayTarget.ORIGIN) {
        places.add(letter.originPlace());
      }
    }
    Map<Place, ConsumerRecord<byte[], byte[]>> sources = new HashMap<>();
    if (!places.isEmpty()) {
      Planner.requireComplete(
          fetcher.fetch(places, record -> sources.put(DeadLetters.place(record), record)),
          "originals");
    }
    return sources;
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
}
