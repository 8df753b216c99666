package io.octollm.bench;

import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Topics.Spec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What every contender runs on: one embedded broker in this JVM, and a look at it from outside. */
final class Stand implements AutoCloseable {
  private static final long TOPICS_WAIT_NANOS = 20_000_000_000L;
  /** Topics of one run are gone soon after it, so that a long benchmark does not fill the disk. */
  private static final Map<String, String> SOON_GONE = Map.of("file.delete.delay.ms", "1000");

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final Path folder;

  private Stand(EmbeddedBroker broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
    this.admin = Admin.create(kafka());
  }

  static Stand open(Path folder) {
    return new Stand(
        EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder.resolve("broker"))), folder);
  }

  /** What every client is made with. */
  Map<String, Object> kafka() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
  }

  /** Sends in large batches. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(kafka());
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Path stateDir() {
    return folder.resolve("streams");
  }

  void create(Collection<Spec> specs) throws InterruptedException {
    get(admin.createTopics(specs.stream().map(spec -> new NewTopic(
        spec.name(), spec.partitions(), (short) 1).configs(soonGone(spec))).toList()).all());
    List<String> names = specs.stream().map(Spec::name).toList();
    await(() -> topics().containsAll(names) && haveLeaders(specs), "new topics");
  }

  /** A topic is of use once each of its partitions answers. */
  private boolean haveLeaders(Collection<Spec> specs) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (Spec spec : specs) {
      for (int i = 0; i < spec.partitions(); i++) {
        asked.put(new TopicPartition(spec.name(), i), OffsetSpec.latest());
      }
    }
    try {
      admin.listOffsets(asked).all().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static Map<String, String> soonGone(Spec spec) {
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.putAll(SOON_GONE);
    return settings;
  }

  void delete(Collection<String> names) throws InterruptedException {
    get(admin.deleteTopics(names).all());
    await(() -> topics().stream().noneMatch(names::contains), "the end of topics");
  }

  /** Deletes the topics of one run, its changelogs included. */
  void deleteAll(String name) throws InterruptedException {
    delete(topics().stream()
        .filter(t -> t.startsWith(name + ".") || t.startsWith(name + "-")).toList());
  }

  Set<String> topics() throws InterruptedException {
    return get(admin.listTopics().names());
  }

  /** How many records of these topics a group has committed. */
  long committed(String group, Collection<String> topics) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    long committed = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : offsets.entrySet()) {
      OffsetAndMetadata offset = entry.getValue();
      if (offset != null && topics.contains(entry.getKey().topic())) {
        committed += offset.offset();
      }
    }
    return committed;
  }

  /** The end of a topic's one partition; every record and marker counts. */
  long written(String topic) throws InterruptedException {
    TopicPartition partition = new TopicPartition(topic, 0);
    return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
        .offset();
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void await(Condition condition, String what) throws InterruptedException {
    long until = System.nanoTime() + TOPICS_WAIT_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
