package io.octollm.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Watches a run from outside and holds it to the ledger: each committed record of {@code tasks} ends
 * exactly once.
 *
 * <p>It reads {@code tasks}, {@code results} and {@code events} with a {@code read_committed}
 * consumer of its own, and knows nothing of the code that wrote them. A submission has ended once
 * when it has either one Result per run, counted from 1 without a gap, or one
 * {@code task.duplicate} entry. Not thread-safe.
 */
public final class LedgerCheck implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final String tasks;
  private final String results;
  private final String events;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Submission, Ending> endings = new TreeMap<>();

  /** Reads the topics {@code <prefix>tasks}, {@code <prefix>results} and {@code <prefix>events}. */
  public LedgerCheck(String bootstrap, String prefix) {
    tasks = prefix + "tasks";
    results = prefix + "results";
    events = prefix + "events";
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions = Stream.of(tasks, results, events)
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Watches until this many submissions have come and each has ended, or until the time is over.
   * A second ending may still come later: ask {@link #report()} again once the pipeline has stopped.
   */
  public LedgerReport await(long submissions, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    var report = report();
    while ((report.submissions() < submissions || !report.lost().isEmpty())
        && System.nanoTime() < deadline) {
      consumer.poll(POLL).forEach(this::note);
      report = report();
    }
    return report;
  }

  /** Reads all that is committed by now and draws up the account. */
  public LedgerReport report() {
    // The ends of tasks come last: so each Result that is read has its submission read as well.
    var ends = new HashMap<TopicPartition, Long>();
    ends.putAll(consumer.endOffsets(partitionsOf(results)));
    ends.putAll(consumer.endOffsets(partitionsOf(events)));
    ends.putAll(consumer.endOffsets(partitionsOf(tasks)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isBehind(ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no end of " + ends + " in " + PATIENCE);
      }
      consumer.poll(POLL).forEach(this::note);
    }
    return LedgerReport.of(endings);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private Collection<TopicPartition> partitionsOf(String topic) {
    return consumer.assignment().stream().filter(p -> p.topic().equals(topic)).toList();
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(tasks)) {
      endingOf(new Submission(record.partition(), record.offset())).submitted();
    } else if (record.topic().equals(results)) {
      var result = JSON.readTree(record.value());
      endingOf(Submission.in(result.path("submission")))
          .result(result.path("run").asInt(1), result.path("status").asString(""));
    } else {
      noteDuplicates(JSON.readTree(record.value()));
    }
  }

  private void noteDuplicates(JsonNode event) {
    var fact = event.path("fact");
    for (JsonNode entry : event.path("entries")) {
      if (entry.path("event").asString("").equals("task.duplicate")
          && fact.path("topic").asString("").equals(tasks)) {
        endingOf(Submission.in(fact)).duplicate();
      }
    }
  }

  private Ending endingOf(Submission submission) {
    return endings.computeIfAbsent(submission, key -> new Ending());
  }

  /** Where a record of {@code tasks} lies: the name of a submission. */
  public record Submission(int partition, long offset) implements Comparable<Submission> {
    static Submission in(JsonNode coordinates) {
      return new Submission(
          coordinates.path("partition").asInt(-1), coordinates.path("offset").asLong(-1));
    }

    @Override
    public int compareTo(Submission other) {
      int byPartition = Integer.compare(partition, other.partition);
      return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }
  }
}
