package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a record keeps, and which records are taken. */
interface RecordsContract {
  int OUR_LIMIT = 1024 * 1024;
  int HEADROOM = 64 * 1024;

  Clients clients();

  @Test
  @Timeout(60)
  default void logAppendTimeGivesTheBrokersTimeAndNotTheSenders() {
    var topic = clients().topic(1, Map.of("message.timestamp.type", "LogAppendTime"));
    var before = Instant.now().minusSeconds(60);

    clients().send(new ProducerRecord<>(topic, 0, 1_000L, null, bytes("late")));

    var record = clients().committed(topic).getFirst();
    assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    assertThat(Instant.ofEpochMilli(record.timestamp())).isAfter(before);
  }

  @Test
  @Timeout(60)
  default void headersComeBackByteForByteInTheirOrder() {
    var topic = clients().topic(1, Map.of());
    var record = new ProducerRecord<byte[], byte[]>(topic, bytes("value"));
    record.headers().add("X-Request-ID", bytes("first"));
    record.headers().add("X-Request-ID", bytes("second"));
    record.headers().add("x-request-id", new byte[] {0, (byte) 0xff, (byte) 0xc3, 0x28});
    record.headers().add("none", null);
    record.headers().add("empty", new byte[0]);

    clients().send(record);

    var headers = clients().committed(topic).getFirst().headers().toArray();
    assertThat(headers)
        .containsExactly(
            new RecordHeader("X-Request-ID", bytes("first")),
            new RecordHeader("X-Request-ID", bytes("second")),
            new RecordHeader("x-request-id", new byte[] {0, (byte) 0xff, (byte) 0xc3, 0x28}),
            new RecordHeader("none", (byte[]) null),
            new RecordHeader("empty", new byte[0]));
  }

  @Test
  @Timeout(60)
  default void keyAndValueMayBeAbsent() {
    var topic = clients().topic(1, Map.of());

    clients().send(new ProducerRecord<>(topic, null, null));

    var record = clients().committed(topic).getFirst();
    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
  }

  @Test
  @Timeout(60)
  default void compactedTopicTakesATombstone() {
    var topic = clients().topic(1, Map.of("cleanup.policy", "compact"));
    clients().send(new ProducerRecord<>(topic, bytes("coder/1"), bytes("alive")));

    clients().send(new ProducerRecord<>(topic, bytes("coder/1"), null));

    assertThat(clients().committed(topic).getLast().value()).isNull();
  }

  @Test
  @Timeout(60)
  default void recordOfOurOwnLimitIsTaken() {
    var topic = clients().topic(1, Map.of("max.message.bytes", String.valueOf(OUR_LIMIT + HEADROOM)));
    var value = new byte[OUR_LIMIT];
    Arrays.fill(value, (byte) 'x');

    sendLarge(topic, value);

    assertThat(clients().committed(topic).getFirst().value()).isEqualTo(value);
  }

  @Test
  @Timeout(60)
  default void recordFarOverTheLimitIsRefusedByName() {
    var topic = clients().topic(1, Map.of("max.message.bytes", String.valueOf(OUR_LIMIT + HEADROOM)));

    assertThatThrownBy(() -> sendLarge(topic, new byte[4 * OUR_LIMIT]))
        .isInstanceOf(RecordTooLargeException.class);
  }

  @Test
  @Timeout(60)
  default void partitionCountCanBeRead() {
    var topic = clients().topic(3, Map.of());

    try (var admin = clients().admin()) {
      var described = Clients.get(admin.describeTopics(List.of(topic)).allTopicNames()
          .toCompletionStage().toCompletableFuture());
      assertThat(described.get(topic).partitions()).hasSize(3);
    }
  }

  private void sendLarge(String topic, byte[] value) {
    Map<String, Object> settings = Map.of("max.request.size", 8 * OUR_LIMIT, "compression.type", "none");
    try (var producer = clients().producer(settings)) {
      Clients.get(producer.send(new ProducerRecord<>(topic, value)));
    }
  }
}
