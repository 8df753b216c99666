package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Settles letters by hand: parks, dismisses or edits them. A letter's record and its audit are one
 * transaction; it and a replay exclude each other. Throws Kafka's own exceptions. Thread-safe.
 */
public final class LetterDesk {
  private static final int BATCH = 50;

  private final ReplaySettings settings;
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;

  public LetterDesk(
      ReplaySettings settings, Map<String, Object> kafka, Topics topics, Clock clock) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.clock = clock;
  }

  /** Moves those of the letters that are open to {@code dlq.parked}; tells how many. */
  public int park(Collection<Letter> letters) {
    return settle(letters, (letter, record, submissions) ->
        submissions.park(letter, record).isEmpty());
  }

  /** Closes those of the letters that are open and leaves them where they are; tells how many. */
  public int dismiss(Collection<Letter> letters) {
    return settle(letters, (letter, record, submissions) -> {
      submissions.dismiss(letter);
      return true;
    });
  }

  /**
   * Submits an edited original in place of an open letter; false when it is open no longer.
   *
   * @param edit from {@link OriginalEditor}
   */
  public boolean edit(Letter letter, OriginalEditor.Edited edit) {
    return settle(List.of(letter), (open, record, submissions) -> {
      submissions.submitEdited(open, record, edit.taskId(), edit.task(), edit.audit());
      return true;
    }) == 1;
  }

  /** What is written for one letter; false when nothing is. */
  private interface Act {
    boolean on(Letter letter, ConsumerRecord<byte[], byte[]> record, Submissions submissions);
  }

  private int settle(Collection<Letter> letters, Act act) {
    try (LetterTransactions transactions = LetterTransactions.open(
            kafka, settings.applicationId(), settings.maxRecordBytes());
        RecordFetcher fetcher = new RecordFetcher(kafka)) {
      Submissions submissions = new Submissions(
          "by-hand-" + UUID.randomUUID(), topics, clock, transactions.producer());
      List<Letter> open = stillOpen(letters);
      int done = 0;
      for (int i = 0; i < open.size(); i += BATCH) {
        List<Letter> batch = open.subList(i, Math.min(i + BATCH, open.size()));
        done += commit(batch, act, fetcher, submissions, transactions);
      }
      transactions.settle();
      return done;
    }
  }

  private static int commit(List<Letter> batch, Act act, RecordFetcher fetcher,
      Submissions submissions, LetterTransactions transactions) {
    Map<Place, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
    Planner.requireComplete(fetcher.fetch(batch.stream().map(Letter::place).toList(),
        record -> records.put(DeadLetters.place(record), record)), "letters");
    int[] done = {0};
    transactions.commit(() -> {
      for (Letter letter : batch) {
        ConsumerRecord<byte[], byte[]> record = records.get(letter.place());
        if (record != null && act.on(letter, record, submissions)) {
          done[0]++;
        }
      }
    });
    submissions.logCommitted();
    return done[0];
  }

  /** Read once nobody else can settle any more. */
  private List<Letter> stillOpen(Collection<Letter> letters) {
    Set<Place> meant = new HashSet<>();
    letters.forEach(letter -> meant.add(letter.place()));
    DeadLetters.Found found = new DeadLetters(kafka, topics).find(
        LetterFilter.ALL, letter -> letter.open() && meant.contains(letter.place()));
    Planner.requireComplete(found.tally(), "dead letters");
    return found.letters();
  }
}
