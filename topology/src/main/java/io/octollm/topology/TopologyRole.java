package io.octollm.topology;

import io.octollm.schema.EventName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology as it runs: exactly once, state on disk, back in a second after a restart. */
public final class TopologyRole implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopologyRole.class);
  private static final Duration CLOSE = Duration.ofSeconds(20);
  private final KafkaStreams streams;

  /** @param kafka client settings, {@code bootstrap.servers} among them */
  public TopologyRole(TopologySettings settings, Map<String, ?> kafka, Parts parts) {
    streams = new KafkaStreams(OctoTopology.build(parts),
        new StreamsConfig(config(settings, kafka, parts.limits())));
    streams.setUncaughtExceptionHandler(TopologyRole::replaceThread);
  }

  /** What the topology runs with; another topology that is held against it takes the same. */
  public static Map<String, Object> config(
      TopologySettings settings, Map<String, ?> kafka, ShellLimits limits) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.groupProtocol());
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.POLL_MS_CONFIG, limits.tick().toMillis());
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    // Streams waits 100 ms for a batch to fill, of its own accord: longer than a whole hop.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        limits.topicBytes());
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    // A broker answers one fetch at a time: one that asks for outcomes and commands alone, while tasks
    // are still in hand, would keep the next tasks waiting for as long as this.
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 10);
    return config;
  }

  private static StreamThreadExceptionResponse replaceThread(Throwable bug) {
    log.atError().setMessage(EventName.SERVICE_FAILED.text()).addKeyValue("role", "topology")
        .addKeyValue("error_type", "internal").addKeyValue("error_class", root(bug).getClass().getName())
        .setCause(bug).log();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static Throwable root(Throwable bug) {
    Throwable root = bug;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  public void start() {
    streams.start();
  }

  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * Whether partitions are its own. After a kill they are the dead one's until its session is over,
   * though Kafka Streams calls itself running.
   */
  public boolean hasPartitions() {
    return streams.metadataForLocalThreads().stream()
        .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  /** RUNNING, REBALANCING, …, as Kafka Streams calls it. */
  public String state() {
    return streams.state().name();
  }

  /** Kafka's own metrics of this topology, to be bound to a registry. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Finishes what is under way and leaves the group, so that the next start need not wait. */
  @Override
  public void close() {
    streams.close(CloseOptions.groupMembershipOperation(
        CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(CLOSE));
  }
}
