package io.octollm.arm.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A library follows the topic of documents on a real broker. */
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class DocumentFollowerIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int PARTITIONS = 3;

  private final EmbeddedBroker broker;
  private final String topic = new Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".").documents();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Library library = Library.ofWords(10_000_000);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private KafkaProducer<byte[], byte[]> producer;

  DocumentFollowerIT(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void open() throws Exception {
    create(broker.bootstrap());
    producer = producer(broker.bootstrap());
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger().setLevel(Level.INFO);
    logger().addAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(DocumentFollower.class);
  }

  @AfterEach
  void close() {
    logger().detachAppender(log);
    logger().setLevel(null);
    producer.close();
    library.close();
  }

  @Test
  void whatTheTopicHeldAtTheStartIsThereWhenItHasCaughtUp() throws Exception {
    for (int i = 0; i < 2500; i++) {
      send("d" + i, "octopus " + i);
    }
    send("d7", "squid");
    delete("d8");
    producer.flush();

    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();

      assertThat(library.size()).isEqualTo(2499);
      assertThat(found("squid")).containsExactly("d7");
      assertThat(found("8")).isEmpty();
      assertThat(found("2499")).containsExactly("d2499");
      assertThat(meters.get("octollm.documents").gauge().value()).isEqualTo(2499);
      assertThat(events("documents.ready")).hasSize(1);
    }
  }

  @Test
  void documentsAreAddedReplacedAndDeletedWhileItFollows() throws Exception {
    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();

      send("a", "octopus");
      await(() -> found("octopus").equals(List.of("a")));
      send("a", "squid");
      await(() -> found("octopus").isEmpty() && found("squid").equals(List.of("a")));
      delete("a");
      await(() -> found("squid").isEmpty());
    }
  }

  @Test
  void aRestartedFollowerBuildsTheSameAgain() throws Exception {
    send("a", "octopus");
    send("b", "octopus");
    delete("b");
    producer.flush();

    try (Library other = Library.ofWords(10_000);
        DocumentFollower first = follow();
        DocumentFollower second = new DocumentFollower(kafka(broker), topic, other, new SimpleMeterRegistry())) {
      assertThat(first.awaitCaughtUp(LIMIT)).isTrue();
      second.start();
      assertThat(second.awaitCaughtUp(LIMIT)).isTrue();

      assertThat(found("octopus")).containsExactly("a");
      assertThat(other.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 10)))
          .isEqualTo(library.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 10)));
    }
  }

  @Test
  void recordsThatAreNoDocumentsAreCountedNamedWithoutTheirContentAndPassedOver() throws Exception {
    raw("secretkey", "{\"secretkey");
    raw("a", "{\"id\":\"other\",\"text\":\"secretkey\"}");
    raw("b", "{\"id\":\"b\"}");
    send("d", "octopus");
    producer.flush();

    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();
    }

    assertThat(found("octopus")).containsExactly("d");
    assertThat(library.size()).isEqualTo(1);
    assertThat(skipped("unreadable")).isEqualTo(2);
    assertThat(skipped("invalid")).isEqualTo(1);
    assertThat(events("document.skipped")).hasSize(3).noneMatch(line -> line.contains("secretkey"));
  }

  @Test
  void transactionThatWasAbortedIsNotRead() throws Exception {
    try (KafkaProducer<byte[], byte[]> transactional = new KafkaProducer<>(Map.of(
        "bootstrap.servers", broker.bootstrap(), "transactional.id", topic),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(record("aborted", "octopus"));
      transactional.abortTransaction();
      transactional.beginTransaction();
      transactional.send(record("committed", "octopus"));
      transactional.commitTransaction();
    }

    try (DocumentFollower follower = follow()) {
      // The broker writes the commit's marker after it has answered: it may come after the follower's start.
      await(() -> found("octopus").contains("committed"));
      assertThat(found("octopus")).containsExactly("committed");
    }
  }

  @Test
  @Tag("slow")
  void brokerThatIsAwayShowsInTheLogAndIsReadOnWhenItIsBack(@TempDir Path folder) throws Exception {
    int port = freePort();
    Map<String, Object> kafka = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    try (DocumentFollower follower = new DocumentFollower(kafka, topic, library, meters)) {
      follower.start();
      await(() -> events("connectivity.refused").size() == 1);
      assertThat(follower.awaitCaughtUp(Duration.ofMillis(1))).isFalse();
      assertThat(library.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 1)).complete()).isFalse();

      withBroker(folder, port, () -> {
        int before = events("connectivity.refused").size();
        await(() -> events("connectivity.refused").size() > before);
        assertThat(follower.running()).as("while nobody has made the topic").isTrue();
        create(port);
        send(port, "a", "octopus");
        await(() -> found("octopus").equals(List.of("a")));
        assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();
        assertThat(library.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 1)).complete()).isTrue();
      });
      await(() -> events("connectivity.refused").size() >= 2);
      assertThat(found("octopus")).containsExactly("a");
      withBroker(folder, port, () -> {
        send(port, "a", "squid");
        await(() -> found("squid").equals(List.of("a")));
      });
      assertThat(follower.running()).isTrue();
    }
  }

  private interface Act {
    void run() throws Exception;
  }

  private static void withBroker(Path folder, int port, Act act) throws Exception {
    EmbeddedBroker other = EmbeddedBroker.start(new EmbeddedBroker.Settings(
        folder, port, EmbeddedBroker.Settings.DEFAULT_MAX_MESSAGE_BYTES));
    try (other) {
      act.run();
    }
  }

  private void send(int port, String id, String text) throws Exception {
    try (KafkaProducer<byte[], byte[]> sender = producer("127.0.0.1:" + port)) {
      sender.send(record(id, text)).get();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, Object> kafka(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }

  private static KafkaProducer<byte[], byte[]> producer(String address) {
    return new KafkaProducer<>(Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void create(int port) throws Exception {
    create("127.0.0.1:" + port);
  }

  private void create(String address) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)
          .configs(Map.of("cleanup.policy", "compact")))).all().get();
      await(() -> haveLeaders(admin));
    }
  }

  /** A producer that is too early for a new partition may wait in vain until its delivery time-out. */
  private boolean haveLeaders(Admin admin) {
    try {
      admin.listOffsets(IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toMap(
          p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()))).all().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private DocumentFollower follow() {
    DocumentFollower follower = new DocumentFollower(kafka(broker), topic, library, meters);
    follower.start();
    return follower;
  }

  private void send(String id, String text) {
    producer.send(record(id, text));
  }

  private ProducerRecord<byte[], byte[]> record(String id, String text) {
    return new ProducerRecord<>(topic, id.getBytes(UTF_8),
        Codec.encode(new Document(id, "title", text, "", Codec.emptyObject())));
  }

  private void raw(String key, String value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  private void delete(String id) {
    producer.send(new ProducerRecord<>(topic, id.getBytes(UTF_8), null));
  }

  private double skipped(String reason) {
    return meters.get("octollm.documents.skipped").tag("reason", reason).counter().count();
  }

  private List<String> events(String name) {
    return log.list.stream().filter(line -> line.getMessage().equals(name))
        .map(line -> String.valueOf(line.getKeyValuePairs())).toList();
  }

  private List<String> found(String text) {
    try {
      return library.search(new Question(text, Method.KEYWORD, Filters.NONE, 10)).hits().stream()
          .map(Hit::document).toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.plusSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still not so");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
