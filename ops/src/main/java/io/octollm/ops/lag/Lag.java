package io.octollm.ops.lag;

import io.octollm.ops.topic.Clients;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Measures how far the groups of one application are behind: the topology's, named by the
 * application id, and those whose names begin with it and a dot. Needs the right to describe
 * groups and topics and to read the topics. For one thread; closes nothing of the caller's.
 */
public final class Lag implements AutoCloseable {
  private final String applicationId;
  private final Admin admin;
  private final OldestUnread oldest;
  private final Clock clock;

  public Lag(Map<String, Object> kafka, String applicationId, Clock clock) {
    this.applicationId = applicationId;
    this.admin = Admin.create(Clients.bounded(kafka));
    this.oldest = new OldestUnread(kafka);
    this.clock = clock;
  }

  /**
   * The lag of each partition with a commit, ordered by group, topic and partition. A commit beyond
   * the end of the log has none: the log was lost or made anew, and where its group goes on is not
   * known.
   */
  public List<PartitionLag> measure() throws InterruptedException {
    Map<String, Map<TopicPartition, Long>> committed = committed(groups());
    List<TopicPartition> all = committed.values().stream()
        .flatMap(offsets -> offsets.keySet().stream()).distinct().toList();
    IsolationLevel readers = IsolationLevel.READ_COMMITTED;
    Map<TopicPartition, Long> starts = offsets(all, OffsetSpec.earliest(), readers);
    Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest(), readers);
    forgetLost(committed, ends);
    Map<TopicPartition, Map<Long, OldestUnread.Answer>> answers =
        oldest.ask(positions(committed, starts, ends));
    Instant now = clock.instant();
    List<PartitionLag> lags = new ArrayList<>();
    committed.forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
      Long start = starts.get(partition);
      Long end = ends.get(partition);
      if (start != null && end != null) {
        long from = Math.max(offset, start);
        lags.add(lag(group, partition, offset, end - from, answers.getOrDefault(partition, Map.of())
            .getOrDefault(from, new OldestUnread.Answer.Unknown()), now));
      }
    }));
    lags.sort(Comparator.comparing(PartitionLag::group).thenComparing(PartitionLag::topic)
        .thenComparingInt(PartitionLag::partition));
    return lags;
  }

  /** A commit may lie behind the last stable offset, where a reader of open transactions is. */
  private void forgetLost(Map<String, Map<TopicPartition, Long>> committed,
      Map<TopicPartition, Long> ends) throws InterruptedException {
    Set<TopicPartition> beyond = new HashSet<>();
    committed.values().forEach(offsets -> offsets.forEach((partition, offset) -> {
      if (offset > ends.getOrDefault(partition, Long.MAX_VALUE)) {
        beyond.add(partition);
      }
    }));
    Map<TopicPartition, Long> logEnds =
        offsets(beyond, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    committed.values().forEach(offsets -> offsets.entrySet().removeIf(commit ->
        beyond.contains(commit.getKey())
            && commit.getValue() > logEnds.getOrDefault(commit.getKey(), 0L)));
  }

  private static PartitionLag lag(String group, TopicPartition partition, long committed,
      long behind, OldestUnread.Answer answer, Instant now) {
    String topic = partition.topic();
    int number = partition.partition();
    if (behind <= 0) {
      return new PartitionLag(group, topic, number, committed, 0, 0.0);
    }
    return switch (answer) {
      case OldestUnread.Answer.Nothing _ ->
          new PartitionLag(group, topic, number, committed, 0, 0.0);
      case OldestUnread.Answer.Unknown _ ->
          new PartitionLag(group, topic, number, committed, behind, null);
      case OldestUnread.Answer.Timestamp(long millis) ->
          new PartitionLag(group, topic, number, committed, behind,
              Math.max(0, now.toEpochMilli() - millis) / 1_000.0);
    };
  }

  /** Where each group goes on reading, for the partitions that have something left. */
  private static Map<TopicPartition, Map<Long, Long>> positions(
      Map<String, Map<TopicPartition, Long>> committed, Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Map<Long, Long>> positions = new HashMap<>();
    for (Map<TopicPartition, Long> offsets : committed.values()) {
      offsets.forEach((partition, offset) -> {
        Long start = starts.get(partition);
        Long end = ends.get(partition);
        if (start != null && end != null && Math.max(offset, start) < end) {
          positions.computeIfAbsent(partition, p -> new TreeMap<>())
              .put(Math.max(offset, start), end);
        }
      });
    }
    return positions;
  }

  private List<String> groups() throws InterruptedException {
    return get(() -> admin.listGroups().all().get()).stream().map(GroupListing::groupId)
        .filter(id -> id.equals(applicationId) || id.startsWith(applicationId + "."))
        .sorted().toList();
  }

  private Map<String, Map<TopicPartition, Long>> committed(List<String> groups)
      throws InterruptedException {
    if (groups.isEmpty()) {
      return Map.of();
    }
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, Long>> committed = new TreeMap<>();
    get(() -> admin.listConsumerGroupOffsets(specs).all().get()).forEach((group, offsets) -> {
      Map<TopicPartition, Long> known = new HashMap<>();
      for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : offsets.entrySet()) {
        if (offset.getValue() != null) {
          known.put(offset.getKey(), offset.getValue().offset());
        }
      }
      committed.put(group, known);
    });
    return committed;
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec,
      IsolationLevel isolation) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, spec));
    var result = admin.listOffsets(wanted, new ListOffsetsOptions(isolation));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      try {
        ListOffsetsResultInfo info = result.partitionResult(partition).get();
        offsets.put(partition, info.offset());
      } catch (ExecutionException e) {
        // A topic that was deleted since the commit has no lag: it stays absent.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw unwrapped(e);
        }
      }
    }
    return offsets;
  }

  private interface Call<T> {
    T make() throws ExecutionException, InterruptedException;
  }

  private static <T> T get(Call<T> call) throws InterruptedException {
    try {
      return Objects.requireNonNull(call.make());
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
  }

  @Override
  public void close() {
    oldest.close();
    admin.close();
  }
}
