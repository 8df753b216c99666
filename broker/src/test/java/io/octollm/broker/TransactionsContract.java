package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@code read_committed} reader sees of a transaction: all of it or nothing. */
interface TransactionsContract {
  Clients clients();

  @Test
  @Timeout(60)
  default void openTransactionIsInvisibleInRecordsAndOffsets() {
    var work = new TwoTopics(clients());

    try (var producer = clients().transactional(work.group())) {
      work.writeIn(producer, clients());

      assertThat(clients().uncommitted(work.first(), work.second())).hasSize(2);
      assertThat(clients().committed(work.first(), work.second())).isEmpty();
      assertThat(work.committedOffset(clients())).isNull();
      producer.abortTransaction();
    }
  }

  @Test
  @Timeout(60)
  default void committedTransactionIsVisibleInRecordsAndOffsets() {
    var work = new TwoTopics(clients());

    try (var producer = clients().transactional(work.group())) {
      work.writeIn(producer, clients());
      producer.commitTransaction();
    }

    assertThat(clients().committed(2, work.first(), work.second()))
        .extracting(Clients::text)
        .containsExactly("to the first", "to the second");
    assertThat(Clients.eventually(() -> work.committedOffset(clients()), Objects::nonNull)).isEqualTo(new OffsetAndMetadata(7, "8,11"));
  }

  @Test
  @Timeout(60)
  default void abortedTransactionLeavesNothing() {
    var work = new TwoTopics(clients());

    try (var producer = clients().transactional(work.group())) {
      work.writeIn(producer, clients());
      producer.abortTransaction();
    }

    assertThat(clients().committed(work.first(), work.second())).isEmpty();
    assertThat(work.committedOffset(clients())).isNull();
  }

  @Test
  @Timeout(60)
  default void recordBehindAnOpenTransactionWaitsForItsEnd() {
    var work = new TwoTopics(clients());

    try (var producer = clients().transactional(work.group())) {
      work.writeIn(producer, clients());
      clients().send(new ProducerRecord<>(work.first(), bytes("behind")));
      assertThat(clients().committed(work.first())).isEmpty();
      producer.abortTransaction();
    }

    assertThat(clients().committed(1, work.first())).extracting(Clients::text).containsExactly("behind");
  }

  @Test
  @Timeout(60)
  default void secondProducerOfATransactionalIdFencesTheFirst() {
    var work = new TwoTopics(clients());

    try (var first = clients().transactional(work.group());
        var second = clients().transactional(work.group())) {
      assertThatThrownBy(
              () -> {
                work.writeIn(first, clients());
                first.commitTransaction();
              })
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
      work.writeIn(second, clients());
      second.commitTransaction();
    }

    assertThat(clients().committed(1, work.first())).hasSize(1);
  }

  /** One transaction's worth of work: a record in each of two topics, and an offset with metadata. */
  record TwoTopics(String first, String second, String group) {
    TwoTopics(Clients clients) {
      this(clients.topic(1, Map.of()), clients.topic(1, Map.of()), "contract-" + Uuid.randomUuid());
    }

    void writeIn(KafkaProducer<byte[], byte[]> producer, Clients clients) {
      producer.beginTransaction();
      Clients.get(producer.send(new ProducerRecord<>(first, bytes("to the first"))));
      Clients.get(producer.send(new ProducerRecord<>(second, bytes("to the second"))));
      try (var consumer = clients.consumer(Map.of("group.id", group))) {
        var offset = Map.of(new TopicPartition(first, 0), new OffsetAndMetadata(7, "8,11"));
        producer.sendOffsetsToTransaction(offset, consumer.groupMetadata());
      }
    }

    /** The group's offset for the first topic, or null when it has none. */
    OffsetAndMetadata committedOffset(Clients clients) {
      var partition = new TopicPartition(first, 0);
      try (var admin = clients.admin()) {
        // Not a consumer's committed(): that one would wait for the end of the open transaction.
        return Clients.get(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata().toCompletionStage().toCompletableFuture())
            .get(partition);
      }
    }
  }
}
