package io.octollm.ops.lag;

import io.octollm.ops.topic.Clients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Asks a cluster how the groups of one application are, where the topics that they read end, and how
 * long those keep a record. Needs the right to describe them. For one thread.
 */
final class ClusterWatch implements AutoCloseable {
  private final String applicationId;
  private final Admin admin;

  ClusterWatch(Map<String, Object> kafka, String applicationId) {
    this.applicationId = applicationId;
    this.admin = Admin.create(Clients.bounded(kafka));
  }

  /** @param read the partitions that groups read */
  ClusterState measure(Set<TopicPartition> read) throws InterruptedException {
    Map<String, String> groups = new HashMap<>();
    for (GroupListing group : get(admin.listGroups().all())) {
      if (isOurs(group.groupId())) {
        group.groupState().ifPresent(state -> groups.put(
            group.groupId(), state.toString().toLowerCase(Locale.ROOT)));
      }
    }
    return new ClusterState(groups, ends(read),
        retention(read.stream().map(TopicPartition::topic).distinct().toList()));
  }

  private boolean isOurs(String group) {
    return group.equals(applicationId) || group.startsWith(applicationId + ".");
  }

  private List<LogEnd> ends(Set<TopicPartition> read) throws InterruptedException {
    Map<TopicPartition, ListOffsetsResultInfo> stable = latest(read, IsolationLevel.READ_COMMITTED);
    List<LogEnd> ends = new ArrayList<>();
    // Asked last, so that a partition that grows meanwhile never ends before what is stable.
    latest(read, IsolationLevel.READ_UNCOMMITTED).forEach((partition, end) -> {
      ListOffsetsResultInfo seen = stable.getOrDefault(partition, end);
      ends.add(
          new LogEnd(partition.topic(), partition.partition(), end.offset(), seen.offset()));
    });
    return ends;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> latest(
      Set<TopicPartition> partitions, IsolationLevel isolation) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    return get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all());
  }

  private Map<String, Double> retention(Collection<String> topics) throws InterruptedException {
    Map<String, Double> seconds = new HashMap<>();
    get(admin.describeConfigs(topics.stream()
        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList()).all())
        .forEach((topic, settings) -> {
          long millis = Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value());
          if (millis >= 0) {
            seconds.put(topic.name(), millis / 1_000.0);
          }
        });
    return seconds;
  }

  private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
