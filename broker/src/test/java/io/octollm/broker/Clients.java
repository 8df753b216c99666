package io.octollm.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plain Kafka clients for tests, all on one broker, all in bytes. */
final class Clients {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String bootstrap;

  Clients(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /** Makes a topic with a name of its own. */
  String topic(int partitions, Map<String, String> settings) {
    String name = "contract-" + Uuid.randomUuid();
    topic(name, partitions, settings);
    return name;
  }

  void topic(String name, int partitions, Map<String, String> settings) {
    try (Admin admin = admin()) {
      var topic = new NewTopic(name, partitions, (short) 1).configs(settings);
      get(admin.createTopics(List.of(topic)).all().toCompletionStage().toCompletableFuture());
    }
  }

  KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var settings = new HashMap<String, Object>(more);
    settings.put("bootstrap.servers", bootstrap);
    settings.putIfAbsent("linger.ms", 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaProducer<byte[], byte[]> transactional(String id) {
    var producer = producer(Map.of("transactional.id", id));
    producer.initTransactions();
    return producer;
  }

  KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    var settings = new HashMap<String, Object>(more);
    settings.put("bootstrap.servers", bootstrap);
    settings.putIfAbsent("isolation.level", "read_committed");
    settings.putIfAbsent("enable.auto.commit", false);
    settings.putIfAbsent("auto.offset.reset", "earliest");
    settings.putIfAbsent("allow.auto.create.topics", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try (var producer = producer(Map.of())) {
      return get(producer.send(record));
    }
  }

  /** Everything committed so far in partition 0 of these topics, in order of the topics. */
  List<ConsumerRecord<byte[], byte[]>> committed(String... topics) {
    return readToEnd("read_committed", topics);
  }

  /**
   * The same once there are so many, or patience is over: a commit returns when it is decided, and its
   * markers reach the partitions a moment later.
   */
  List<ConsumerRecord<byte[], byte[]>> committed(int least, String... topics) {
    return eventually(() -> committed(topics), found -> found.size() >= least);
  }

  /** What is seen as soon as it is as it should be; when patience is over, what is seen then. */
  static <T> T eventually(Supplier<T> look, Predicate<T> expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!expected.test(seen) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
      seen = look.get();
    }
    return seen;
  }

  /** Everything in partition 0 of these topics, committed or not. */
  List<ConsumerRecord<byte[], byte[]>> uncommitted(String... topics) {
    return readToEnd("read_uncommitted", topics);
  }

  private List<ConsumerRecord<byte[], byte[]>> readToEnd(String isolation, String... topics) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = consumer(Map.of("isolation.level", isolation))) {
      for (String topic : topics) {
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end && System.nanoTime() < deadline) {
          consumer.poll(Duration.ofMillis(50)).forEach(found::add);
        }
      }
    }
    return found;
  }

  static <T> T get(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }
}
