package io.octollm.ops.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one partition whose records are as old as a test says, and one group that reads it. */
final class AgedTopic implements AutoCloseable {
  private final Map<String, Object> kafka;
  private final String group;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private TopicPartition at = new TopicPartition("none", 0);

  AgedTopic(String bootstrap, String group) {
    this.kafka = Map.of("bootstrap.servers", bootstrap);
    this.group = group;
    this.admin = Admin.create(kafka);
    this.producer = producer(Map.of("linger.ms", 5));
  }

  /** A new topic in the place of the one before; the times are the producers'. */
  void create(Map<String, String> settings) throws Exception {
    at = new TopicPartition("aged-" + UUID.randomUUID().toString().substring(0, 8), 0);
    Map<String, String> all = new HashMap<>(settings);
    all.put("message.timestamp.type", "CreateTime");
    admin.createTopics(List.of(new NewTopic(at.topic(), 1, (short) 1).configs(all))).all().get();
  }

  Map<String, Object> kafka() {
    return kafka;
  }

  Admin admin() {
    return admin;
  }

  TopicPartition at() {
    return at;
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaProducer<byte[], byte[]> transactional() {
    KafkaProducer<byte[], byte[]> made = producer(Map.of("transactional.id", at.topic()));
    made.initTransactions();
    return made;
  }

  void transaction(KafkaProducer<byte[], byte[]> with, boolean commit, double... agesSeconds) {
    with.beginTransaction();
    for (double age : agesSeconds) {
      with.send(aged(age));
    }
    with.flush();
    if (commit) {
      with.commitTransaction();
    } else {
      with.abortTransaction();
    }
  }

  ProducerRecord<byte[], byte[]> aged(double seconds) {
    return aged(null, seconds);
  }

  private ProducerRecord<byte[], byte[]> aged(String key, double seconds) {
    return new ProducerRecord<>(at.topic(), 0, System.currentTimeMillis() - (long) (seconds * 1_000),
        key == null ? null : key.getBytes(UTF_8), "x".getBytes(UTF_8));
  }

  void send(double... agesSeconds) throws Exception {
    Future<RecordMetadata> last = null;
    for (double age : agesSeconds) {
      last = producer.send(aged(age));
    }
    last.get();
  }

  void sendKeyed(String key, double ageSeconds) {
    try {
      producer.send(aged(key, ageSeconds)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  KafkaConsumer<byte[], byte[]> reader() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 1);
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    reader.subscribe(List.of(at.topic()));
    return reader;
  }

  void read(KafkaConsumer<byte[], byte[]> reader, int records) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    int read = 0;
    while (read < records) {
      if (System.nanoTime() > until) {
        throw new AssertionError("read " + read + " of " + records + " records in 30 s");
      }
      read += reader.poll(Duration.ofMillis(50)).count();
    }
  }

  /** Reads so many records as a member of the group, commits how far it came, and goes. */
  void readAndCommit(int records) {
    try (KafkaConsumer<byte[], byte[]> reader = reader()) {
      read(reader, records);
      reader.commitSync();
    }
  }

  /** Commits for a group that has no member. */
  void commit(long offset) throws Exception {
    admin.alterConsumerGroupOffsets(group, Map.of(at, new OffsetAndMetadata(offset))).all().get();
  }

  /** The offset of the first record that is left at or after another. */
  long firstOffsetFrom(long offset) {
    try (KafkaConsumer<byte[], byte[]> reader = reader()) {
      reader.unsubscribe();
      reader.assign(List.of(at));
      reader.seek(at, offset);
      long[] first = {-1};
      await(() -> {
        reader.poll(Duration.ofMillis(50)).forEach(record -> first[0] = record.offset());
        return first[0] >= 0;
      });
      return first[0];
    }
  }

  /** False while the group still has a member that has not left. */
  boolean deleteGroup() throws InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      throw new IllegalStateException(e);
    }
  }

  static void await(Callable<Boolean> condition) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > until) {
          throw new AssertionError("not within 30 s");
        }
        LockSupport.parkNanos(20_000_000);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
