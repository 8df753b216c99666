package io.octollm.arm;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A worker's Kafka clients. The given settings may change what is a matter of taste (the group
 * protocol, time-outs); what the guarantees rest on is set after them.
 */
record WorkerClients(Map<String, Object> kafka, String name) {
  private static final int MOST_POLLED = 500;
  private static final Map<String, Object> GROUP_DEFAULTS = Map.of("group.protocol", "consumer");

  /** @param mostPolled records that one poll gives at the most */
  Consumer<byte[], byte[]> assignments(String group, int mostPolled) {
    Map<String, Object> settings = new HashMap<>(Map.of(
        "auto.offset.reset", "earliest",
        "max.poll.records", Math.min(MOST_POLLED, mostPolled)));
    settings.putAll(GROUP_DEFAULTS);
    settings.putAll(kafka);
    settings.put("group.id", group);
    return consumer(settings);
  }

  /** A reader without a group, from now on. */
  Consumer<byte[], byte[]> follower() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove("group.protocol");
    settings.put("auto.offset.reset", "latest");
    return consumer(settings);
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    settings.put("client.id", name);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer() {
    return producer(Map.of());
  }

  /** One that writes in transactions; another one of the same name is shut out by it. */
  Producer<byte[], byte[]> transactional() {
    return producer(Map.of("client.id", name + "-starts", "transactional.id", name,
         "transaction.timeout.ms", 10_000, "linger.ms", 0));
  }

  private Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(Map.of(
        "linger.ms", 1,
        "max.block.ms", 10_000,
        "request.timeout.ms", 10_000,
        "delivery.timeout.ms", 30_000));
    settings.putAll(kafka);
    settings.put("client.id", name);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
