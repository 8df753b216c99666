package io.octollm.reflex.cache;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.EventName;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Status;
import io.octollm.schema.View.CachedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Fills the cache from the committed results: what an aborted transaction wrote never gets in. It
 * belongs to no group and commits nothing; after a start it reads what is younger than the cache's
 * time to live, so that a restart finds the cache warm.
 */
public final class CacheFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, Object> kafka;
  private final String results;
  private final AnswerCache cache;
  private final Predicate<JsonNode> passes;
  private final CacheMeters meters;
  private final int answerBytes;
  private final Duration ttl;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param kafka settings of the clients, at least {@code bootstrap.servers}
   * @param results the topic's name
   * @param cache filled, not owned
   * @param passes whether an output may be shown to others, as the guardian sees it
   */
  public CacheFollower(Map<String, Object> kafka, String results, AnswerCache cache,
      Predicate<JsonNode> passes, CacheSettings settings, CacheMeters meters,
      InstantSource clock) {
    this.kafka = consumerSettings(kafka);
    this.results = results;
    this.cache = cache;
    this.passes = passes;
    this.meters = meters;
    this.answerBytes = settings.answerBytes();
    this.ttl = settings.ttl();
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("cache-follower").daemon().unstarted(this::run);
  }

  private static Map<String, Object> consumerSettings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  public void start() {
    thread.start();
  }

  public boolean running() {
    return thread.isAlive();
  }

  private void run() {
    while (!closed) {
      try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
          kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        follow(consumer);
      } catch (KafkaException e) {
        complain(e);
        pause();
      }
    }
  }

  /** The cache is a convenience, what it lacks is a miss: so the follower tries again for ever. */
  private void complain(KafkaException e) {
    if (!closed) {
      LOG.atWarn().setMessage(EventName.CACHE_ERROR.text()).addKeyValue("error_type", "external")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    while (partitions.isEmpty() && !closed) {
      pause();
      partitions = partitions(consumer);
    }
    consumer.assign(partitions);
    seek(consumer, partitions);
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        keep(record.value());
      }
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<PartitionInfo> found = consumer.partitionsFor(results);
    return found == null ? List.of() : found.stream()
        .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> since = new HashMap<>();
    partitions.forEach(p -> since.put(p, clock.instant().minus(ttl).toEpochMilli()));
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> start
        : consumer.offsetsForTimes(since).entrySet()) {
      if (start.getValue() == null) {
        consumer.seekToEnd(List.of(start.getKey()));
      } else {
        consumer.seek(start.getKey(), start.getValue().offset());
      }
    }
  }

  private void keep(byte[] value) {
    if (Codec.decode(value, Result.class) instanceof Decoded.Value<Result>(Result result)) {
      CachedAnswer answer = answer(result);
      if (answer != null) {
        offer(answer, result.ended());
      }
    }
  }

  private void offer(CachedAnswer answer, Instant made) {
    if (StoredAnswer.write(answer, made).length > answerBytes) {
      meters.offered("too_large");
    } else if (!passes.test(answer.output())) {
      meters.offered("unfit");
    } else {
      cache.put(answer, made);
      meters.offered("kept");
    }
  }

  /** The answer that a result gives to others; null when it gives none. */
  static @Nullable CachedAnswer answer(Result result) {
    boolean fresh = result.status() == Status.COMPLETED && result.source() == Source.ARM;
    return fresh && result.cacheKey() != null && result.output() != null
        ? new CachedAnswer(result.cacheKey(), result.output(), result.confidence())
        : null;
  }

  private void pause() {
    if (!closed) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Ends the thread after its poll; one that a lost broker holds is interrupted. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
