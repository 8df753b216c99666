package io.octollm.ops.letter;

import io.octollm.ops.topic.Clients;
import io.octollm.ops.topic.Place;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Removes old letters for good, by truncating their topics. A log is cut at one place, so in each
 * partition all goes that lies before the first letter that is to stay. Thread-safe.
 */
public final class LetterPurge {
  private static final int LIMIT_SECONDS = 20;

  private final ReplaySettings settings;
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;

  public LetterPurge(
      ReplaySettings settings, Map<String, Object> kafka, Topics topics, Clock clock) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * What a purge would remove.
   *
   * @param cuts the offset before which a partition is truncated
   * @param letters that would be gone
   * @param open how many of them are open
   */
  public record Plan(Map<TopicPartition, Long> cuts, int letters, int open) {}

  /** Reads only. */
  public Plan plan(Instant until) {
    DeadLetters.Found found = new DeadLetters(kafka, topics).list(LetterFilter.ALL);
    Planner.requireComplete(found.tally(), "dead letters");
    Map<TopicPartition, List<Letter>> byPartition = new HashMap<>();
    for (Letter letter : found.letters()) {
      byPartition.computeIfAbsent(new TopicPartition(letter.place().topic(),
          letter.place().partition()), p -> new ArrayList<>()).add(letter);
    }
    Map<TopicPartition, Long> cuts = new HashMap<>();
    int letters = 0;
    int open = 0;
    for (Map.Entry<TopicPartition, List<Letter>> partition : byPartition.entrySet()) {
      long first = partition.getValue().stream()
          .filter(letter -> !letter.letter().failedAt().isBefore(until))
          .mapToLong(letter -> letter.place().offset()).min().orElse(Long.MAX_VALUE);
      List<Letter> gone = partition.getValue().stream()
          .filter(letter -> letter.place().offset() < first).toList();
      if (!gone.isEmpty()) {
        cuts.put(partition.getKey(), 1 + gone.stream()
            .mapToLong(letter -> letter.place().offset()).max().orElseThrow());
        letters += gone.size();
        open += (int) gone.stream().filter(Letter::open).count();
      }
    }
    return new Plan(Map.copyOf(cuts), letters, open);
  }

  /** Writes an audit for each partition, then truncates it. */
  public void execute(Plan plan) {
    try (LetterTransactions transactions = LetterTransactions.open(
            kafka, settings.applicationId(), settings.maxRecordBytes());
        Admin admin = Admin.create(Clients.bounded(kafka))) {
      Submissions submissions = new Submissions(
          "purge-" + UUID.randomUUID(), topics, clock, transactions.producer());
      transactions.commit(() -> plan.cuts().forEach((partition, cut) -> submissions.purge(
          new Place(partition.topic(), partition.partition(), cut - 1))));
      Map<TopicPartition, RecordsToDelete> cuts = new HashMap<>();
      plan.cuts().forEach((partition, cut) ->
          cuts.put(partition, RecordsToDelete.beforeOffset(cut)));
      admin.deleteRecords(cuts).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      submissions.logCommitted();
      transactions.settle();
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the letters' topics could not be truncated", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while the letters' topics were truncated", e);
    }
  }
}
