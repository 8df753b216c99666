package io.octollm.arm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.Outcome;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A set of topics of its own on a broker, with workers on them and a reader of what they wrote. */
final class Workbench implements AutoCloseable {
  final Topics topics = new Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".");
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Object> kafka;
  private final int partitions;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> reader;
  private final List<ArmWorker> workers = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  final List<ConsumerRecord<byte[], byte[]>> outcomeRecords = new ArrayList<>();
  final List<ConsumerRecord<byte[], byte[]>> beats = new ArrayList<>();

  Workbench(EmbeddedBroker broker, int partitions) throws Exception {
    this.kafka = Map.of("bootstrap.servers", broker.bootstrap());
    this.partitions = partitions;
    this.admin = Admin.create(kafka);
    admin.createTopics(topics.specs(partitions, List.of("lambda")).stream()
        .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.settings()))
        .toList()).all().get();
    Map<String, Object> transactional = new HashMap<>(kafka);
    transactional.put("transactional.id", topics.prefix());
    this.producer =
        new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    Map<String, Object> reading = new HashMap<>(kafka);
    reading.put("auto.offset.reset", "earliest");
    reading.put("isolation.level", "read_committed");
    this.reader = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> read = new ArrayList<>(List.of(new TopicPartition(topics.registry(), 0)));
    for (int p = 0; p < partitions; p++) {
      read.add(new TopicPartition(topics.outcomes(), p));
    }
    reader.assign(read);
  }

  ArmWorker worker(String instance, Lambda.Work work) {
    return worker(instance, work, Duration.ofSeconds(10));
  }

  ArmWorker worker(String instance, Lambda.Work work, Duration drain) {
    return worker(instance, new Lambda(work), drain);
  }

  ArmWorker worker(String instance, Lambda arm, Duration drain) {
    var settings = new WorkerSettings(topics, "app", instance, "0", arm.capacity(), 256 * 1024,
        Duration.ofMillis(200), drain);
    Map<String, Object> working = new HashMap<>(kafka);
    working.put("max.poll.interval.ms", 2000);
    var worker = new ArmWorker(settings, arm, OutputFilter.OPEN, working, meters, Clock.systemUTC());
    workers.add(worker);
    worker.start();
    return worker;
  }

  /** Sends assignments in one transaction, as the topology does; number i to partition i modulo n. */
  void assign(int from, int to) {
    producer.beginTransaction();
    for (int i = from; i < to; i++) {
      send(i % partitions, Codec.encode(assignment("task-" + i, i % partitions, Samples.FAR)), null);
    }
    producer.commitTransaction();
  }

  void assign(Assignment assignment) {
    producer.beginTransaction();
    send(assignment.homePartition(), Codec.encode(assignment), null);
    producer.commitTransaction();
  }

  void raw(byte[] value, Headers headers) {
    producer.beginTransaction();
    send(0, value, headers);
    producer.commitTransaction();
  }

  void abort(int partition) {
    producer.beginTransaction();
    send(partition, new byte[] {1}, null);
    producer.flush();
    producer.abortTransaction();
  }

  void cancel(String taskId) {
    producer.beginTransaction();
    for (int p = 0; p < partitions; p++) {
      producer.send(new ProducerRecord<>(topics.control(), p, taskId.getBytes(StandardCharsets.UTF_8),
          Codec.encode(new Command.Cancel(taskId))));
    }
    producer.commitTransaction();
  }

  private void send(int partition, byte[] value, Headers headers) {
    producer.send(new ProducerRecord<>(topics.arm("lambda"), partition, null, new byte[] {1}, value,
        headers == null ? OutboundHeaders.of(new RequestContext("req-9",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null, null, 0), "x").toKafka()
            : headers));
  }

  static Headers headers(String taskId, int homePartition) {
    return OutboundHeaders.of(RequestContext.of("req-7"), taskId).step("step-1", 2)
        .put(HeaderNames.HOME_PARTITION, homePartition).toKafka();
  }

  static Assignment assignment(String taskId, int home, Instant lease) {
    Assignment a = Samples.assignment(taskId, taskId, "{}", lease);
    return new Assignment(a.taskId(), a.requestId(), a.step(), 1, home, "lambda", null, null, "default",
        a.goal(), a.goal(), a.context(), List.of(), List.of(), List.of(), null, List.of(),
        a.budget(), null, lease);
  }

  /** Every outcome so far, repeats included. */
  List<Outcome> outcomes() {
    for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(50))) {
      if (record.topic().equals(topics.outcomes())) {
        outcomeRecords.add(record);
        outcomes.add(Codec.decode(record.value(), Outcome.class).orThrow());
      } else {
        beats.add(record);
      }
    }
    return outcomes;
  }

  List<String> ended() {
    return outcomes().stream().map(Outcome::taskId).toList();
  }

  void awaitOutcomes(int count) {
    Await.until(Duration.ofSeconds(40), () -> outcomes().stream().map(Outcome::taskId).distinct().count() >= count);
  }

  ArmCapability lastBeat(String instance) {
    outcomes();
    return beats.reversed().stream()
        .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals("lambda/" + instance))
        .findFirst().filter(r -> r.value() != null)
        .map(r -> Codec.decode(r.value(), ArmCapability.class).orThrow()).orElse(null);
  }

  /** Changes a setting of the outcomes topic and waits until the broker goes by it. */
  void outcomesTopic(String setting, String value) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.outcomes());
    admin.incrementalAlterConfigs(Map.of(topic,
        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET)))).all().get();
    Await.until(() -> {
      try {
        return admin.describeConfigs(List.of(topic)).all().get().get(topic).get(setting).value().equals(value);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** What the arm's group has committed on this bench; what it had on others, earlier, stays with the broker. */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      return admin.listConsumerGroupOffsets("app.arm.lambda").partitionsToOffsetAndMetadata().get()
          .entrySet().stream().filter(entry -> entry.getKey().topic().equals(topics.arm("lambda")))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether what is committed says of at least so many records that they need no repeating. */
  boolean committedNotesCover(int records) {
    try {
      long done = 0;
      for (var entry : committed().entrySet()) {
        OffsetAndMetadata committed = entry.getValue();
        var next = PartitionProgress.resumed(committed.offset(), committed.metadata());
        done += committed.offset() + LongStream.range(committed.offset(), 100_000)
            .filter(offset -> !next.begin(offset)).count();
      }
      return done >= records;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** End of the log less what the group has committed, over all partitions. */
  long lag() {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = committed();
      var asked = new HashMap<TopicPartition, OffsetSpec>();
      for (int p = 0; p < partitions; p++) {
        asked.put(new TopicPartition(topics.arm("lambda"), p), OffsetSpec.latest());
      }
      var ends = admin.listOffsets(asked).all().get();
      return asked.keySet().stream().collect(Collectors.summingLong(p -> ends.get(p).offset()
          - (committed.get(p) == null ? 0 : committed.get(p).offset())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    workers.forEach(ArmWorker::close);
    producer.close(Duration.ofSeconds(2));
    reader.close();
    admin.close();
  }
}
