package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.arm.Await;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A library follows the topic of documents on a real broker. */
@Timeout(90)
@ResourceLock("the log of DocumentFollower")
@ExtendWith(BrokerExtension.class)
class DocumentFollowerIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final EmbeddedBroker broker;
  private final String topic = DocumentTopic.freshName();
  private final FollowedLibrary followed = new FollowedLibrary();
  private final DocumentTopic documents;

  DocumentFollowerIT(EmbeddedBroker broker) {
    this.broker = broker;
    this.documents = new DocumentTopic(broker.bootstrap(), topic);
  }

  @BeforeEach
  void create() throws Exception {
    documents.create();
  }

  @AfterEach
  void close() {
    documents.close();
    followed.close();
  }

  @Test
  void whatTheTopicHeldAtTheStartIsThereWhenItHasCaughtUp() throws Exception {
    for (int i = 0; i < 2500; i++) {
      documents.send("d" + i, "octopus " + i);
    }
    documents.send("d7", "squid");
    documents.delete("d8");
    documents.flush();

    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();

      assertThat(followed.library().size()).isEqualTo(2499);
      assertThat(found("squid")).containsExactly("d7");
      assertThat(found("8")).isEmpty();
      assertThat(found("2499")).containsExactly("d2499");
      assertThat(followed.meters().get("octollm.documents").gauge().value()).isEqualTo(2499);
      assertThat(followed.events("documents.ready")).hasSize(1);
    }
  }

  @Test
  void documentsAreAddedReplacedAndDeletedWhileItFollows() throws Exception {
    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();

      documents.send("a", "octopus");
      await(() -> found("octopus").equals(List.of("a")));
      documents.send("a", "squid");
      await(() -> found("octopus").isEmpty() && found("squid").equals(List.of("a")));
      documents.delete("a");
      await(() -> found("squid").isEmpty());
    }
  }

  @Test
  void partitionThatIsAddedIsReadFromItsBeginningAndTheOthersAreNotReadAgain() throws Exception {
    documents.raw("a", "no document");
    documents.flush();
    try (DocumentFollower follower = followed.follow(
        Map.of("bootstrap.servers", broker.bootstrap(), "metadata.max.age.ms", "500"), topic)) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();

      documents.growWith("b", "octopus");

      await(() -> found("octopus").equals(List.of("b")));
      documents.send("c", "squid");
      await(() -> found("squid").equals(List.of("c")));
      assertThat(skipped("unreadable")).isEqualTo(1);
      assertThat(followed.events("connectivity.refused")).isEmpty();
    }
  }

  @Test
  void aRestartedFollowerBuildsTheSameAgain() throws Exception {
    documents.send("a", "octopus");
    documents.send("b", "octopus");
    documents.delete("b");
    documents.flush();

    try (Library other = Library.ofWords(10_000);
        DocumentFollower first = follow();
        DocumentFollower second = new DocumentFollower(
            Map.of("bootstrap.servers", broker.bootstrap()), topic, other, new SimpleMeterRegistry())) {
      assertThat(first.awaitCaughtUp(LIMIT)).isTrue();
      second.start();
      assertThat(second.awaitCaughtUp(LIMIT)).isTrue();

      assertThat(found("octopus")).containsExactly("a");
      // Scores are another matter: what was deleted counts in them until Lucene merges it away.
      assertThat(other.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 10)).hits())
          .extracting(Hit::document).containsExactly("a");
    }
  }

  @Test
  void recordsThatAreNoDocumentsAreCountedNamedWithoutTheirContentAndPassedOver() throws Exception {
    documents.raw("secretkey", "{\"secretkey");
    documents.raw("a", "{\"id\":\"other\",\"text\":\"secretkey\"}");
    documents.raw("b", "{\"id\":\"b\"}");
    documents.send("d", "octopus");
    documents.flush();

    try (DocumentFollower follower = follow()) {
      assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();
    }

    assertThat(found("octopus")).containsExactly("d");
    assertThat(followed.library().size()).isEqualTo(1);
    assertThat(skipped("unreadable")).isEqualTo(2);
    assertThat(skipped("invalid")).isEqualTo(1);
    assertThat(followed.events("document.skipped")).hasSize(3).noneMatch(line -> line.contains("secretkey"));
  }

  @Test
  void transactionThatWasAbortedIsNotRead() throws Exception {
    try (KafkaProducer<byte[], byte[]> transactional = new KafkaProducer<>(Map.of(
        "bootstrap.servers", broker.bootstrap(), "transactional.id", topic),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(documents.record("aborted", "octopus"));
      transactional.abortTransaction();
      transactional.beginTransaction();
      transactional.send(documents.record("committed", "octopus"));
      transactional.commitTransaction();
    }

    try (DocumentFollower follower = follow()) {
      // The broker writes the commit's marker after it has answered: it may come after the follower's start.
      await(() -> found("octopus").contains("committed"));
      assertThat(found("octopus")).containsExactly("committed");
    }
  }

  private DocumentFollower follow() {
    return followed.follow(broker.bootstrap(), topic);
  }

  private List<String> found(String text) {
    return followed.found(text);
  }

  private double skipped(String reason) {
    return followed.meters().get("octollm.documents.skipped").tag("reason", reason).counter().count();
  }

  private static void await(BooleanSupplier condition) {
    Await.until(Duration.ofSeconds(40), condition);
  }
}
