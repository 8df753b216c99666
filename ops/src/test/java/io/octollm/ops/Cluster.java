package io.octollm.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Event;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Ids;
import io.octollm.schema.Origin;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A pipeline's topics on a broker, under a prefix of their own, and hands to write into them. */
public final class Cluster implements AutoCloseable {
  public static final int PARTITIONS = 3;

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  public Cluster(String bootstrap) {
    this.kafka = Map.of("bootstrap.servers", bootstrap);
    this.topics = new Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".");
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("linger.ms", 0);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(topics.specs(PARTITIONS, List.of("coder")).stream()
          .map(s -> new NewTopic(s.name(), s.partitions(), (short) 1).configs(s.settings()))
          .toList()).all().get(20, TimeUnit.SECONDS);
      await("leaders of all topics", Duration.ofSeconds(20), () -> hasLeaders(admin));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A topic is made before every part of the broker has heard of it. */
  private boolean hasLeaders(Admin admin) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    topics.specs(PARTITIONS, List.of("coder")).forEach(spec -> {
      for (int p = 0; p < spec.partitions(); p++) {
        wanted.put(new TopicPartition(spec.name(), p), OffsetSpec.latest());
      }
    });
    try {
      admin.describeTopics(wanted.keySet().stream().map(TopicPartition::topic).distinct().toList())
          .allTopicNames().get(5, TimeUnit.SECONDS);
      admin.listOffsets(wanted).all().get(5, TimeUnit.SECONDS);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  public Map<String, Object> kafka() {
    return kafka;
  }

  public Topics topics() {
    return topics;
  }

  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public RecordMetadata send(String topic, String key, Object value) {
    return send(new ProducerRecord<>(topic, key.getBytes(UTF_8), Codec.encode(value)));
  }

  /** Writes a task with a foreign header, and nothing else. */
  public Origin task(String id, String json, int partition) {
    byte[] value = json.getBytes(UTF_8);
    RecordMetadata at = send(new ProducerRecord<>(topics.tasks(), partition, null,
        ("key-of-" + id).getBytes(UTF_8), value,
        List.of(new RecordHeader("foreign", "copy me not".getBytes(UTF_8)))));
    return new Origin(topics.tasks(), at.partition(), at.offset(),
        Instant.ofEpochMilli(at.timestamp()), Ids.sha256(value));
  }

  /** Writes a task and the dead letter that it left. */
  public DeadLetter failed(String id, int partition, int replayCount) {
    Origin origin = task(id, "{\"task_id\": \"" + id + "\", \"goal\": \"none\"}", partition);
    return bury(new DeadLetter(id, request(id), "orchestrator",
        TaskError.of(ErrorCode.NO_SUITABLE_ARM, "no arm can do it"), 0, Instant.now(), origin,
        replayCount, "{}", false));
  }

  public DeadLetter bury(DeadLetter letter) {
    send(new ProducerRecord<>(topics.deadLetters(letter.stage()), null,
        letter.taskId().getBytes(UTF_8), Codec.encode(letter),
        OutboundHeaders.of(RequestContext.of(letter.requestId()), letter.taskId())
            .deadLetter(letter, "test").toKafka()));
    return letter;
  }

  public static String id(int number) {
    return "task-00000000-0000-4000-8000-%012d".formatted(number);
  }

  public static String request(String taskId) {
    return "req-" + taskId.substring(taskId.indexOf('-') + 1);
  }

  public void event(Event event) {
    send(new ProducerRecord<>(topics.events(), null, null, event.taskId().getBytes(UTF_8),
        Codec.encode(event), OutboundHeaders.of(RequestContext.of(event.requestId()), event.taskId())
            .toKafka()));
  }

  /** All committed records of a topic. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(kafka)) {
      reader.read(Stretch.whole(List.of(topic)), records::add);
    }
    return records;
  }

  /** Where each partition of each of our topics ends, uncommitted records counted. */
  public Map<TopicPartition, Long> ends() {
    try (Admin admin = Admin.create(kafka)) {
      List<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names()
          .get().stream()
          .filter(n -> n.startsWith(topics.prefix()) || n.equals("__transaction_state")).toList();
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      admin.describeTopics(names).allTopicNames().get().forEach((name, topic) ->
          topic.partitions().forEach(p ->
              wanted.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(wanted).all().get().forEach((p, info) -> ends.put(p, info.offset()));
      return ends;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  public static String replayId(ConsumerRecord<byte[], byte[]> record) {
    return header(record, HeaderNames.REPLAY_ID);
  }

  /** Waits until it holds, and fails when it does not in time. */
  public static void await(String what, Duration limit, BooleanSupplier holds) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
