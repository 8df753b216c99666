package io.octollm.ops.letter;

import io.octollm.ops.topic.Clients;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What was done with letters, as {@code replays} has it. Holds nothing; thread-safe. */
public final class Audits {
  private static final int LIMIT_MILLIS = 10_000;

  private final Map<String, Object> kafka;
  private final Topics topics;

  public Audits(Map<String, Object> kafka, Topics topics) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
  }

  /** From a time on, in the order of the topic. */
  public List<Audit> since(Instant from) {
    List<Audit> found = new ArrayList<>();
    try (TopicReader reader = new TopicReader(kafka)) {
      reader.read(Stretch.whole(List.of(topics.replays())).from(from), record -> {
        if (Codec.decode(record.value(), Audit.class) instanceof Decoded.Value<Audit>(Audit audit)) {
          found.add(audit);
        }
      });
    }
    found.removeIf(audit -> audit.at().isBefore(from));
    return found;
  }

  /** Notes that what was recorded of an id is about to leave as it was sent; before it does. */
  public void exportedRaw(String id, Instant at) {
    String auditId = "export-" + UUID.randomUUID();
    Map<String, Object> settings = Clients.bounded(kafka);
    settings.remove("default.api.timeout.ms");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.replays(), auditId.getBytes(StandardCharsets.UTF_8),
          Codec.encode(new Audit(auditId, Audit.EXPORTED_RAW, null, null, id, id, at, null))))
          .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the audit of a raw export could not be written: nothing is exported", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted before a raw export was audited: nothing is exported", e);
    }
  }
}
