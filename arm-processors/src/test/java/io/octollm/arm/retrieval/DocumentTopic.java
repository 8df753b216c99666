package io.octollm.arm.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.arm.Await;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of documents on a real broker, as whoever writes to it sees it. */
final class DocumentTopic implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final String address;
  private final String name;
  private final KafkaProducer<byte[], byte[]> producer;

  DocumentTopic(String address, String name) {
    this.address = address;
    this.name = name;
    this.producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One that no other test writes to. */
  static String freshName() {
    return new Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".").documents();
  }

  void create() throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)
          .configs(Map.of("cleanup.policy", "compact")))).all().get();
      Await.until(LIMIT, () -> haveLeaders(admin, PARTITIONS));
    }
  }

  /** Adds a partition and writes a document to it. */
  void growWith(String id, String text) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      admin.createPartitions(Map.of(name, NewPartitions.increaseTo(PARTITIONS + 1))).all().get();
      Await.until(LIMIT, () -> haveLeaders(admin, PARTITIONS + 1));
    }
    // The other producer may not know of it for minutes.
    try (var fresh = new KafkaProducer<>(
        Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record = record(id, text);
      fresh.send(new ProducerRecord<>(name, PARTITIONS, record.key(), record.value())).get();
    }
  }

  /** A producer that is too early for a new partition may wait in vain until its delivery time-out. */
  private boolean haveLeaders(Admin admin, int partitions) {
    try {
      admin.listOffsets(IntStream.range(0, partitions).boxed().collect(Collectors.toMap(
          p -> new TopicPartition(name, p), p -> OffsetSpec.latest()))).all().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  ProducerRecord<byte[], byte[]> record(String id, String text) {
    return new ProducerRecord<>(name, id.getBytes(UTF_8),
        Codec.encode(new Document(id, "title", text, "", Codec.emptyObject())));
  }

  Future<RecordMetadata> send(String id, String text) {
    return producer.send(record(id, text));
  }

  void raw(String key, String value) {
    producer.send(new ProducerRecord<>(name, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  void delete(String id) {
    producer.send(new ProducerRecord<>(name, id.getBytes(UTF_8), null));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
