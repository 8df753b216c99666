package io.octollm.ops.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class ForeignLettersIT {
  private static void write(Cluster cluster, Map<String, byte[]> headers) {
    List<Header> all = new ArrayList<>();
    headers.forEach((name, value) -> all.add(new RecordHeader(name, value)));
    cluster.send(new ProducerRecord<>(
        cluster.topics().documents(), 0, "k".getBytes(UTF_8), "payload".getBytes(UTF_8), all));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void headersOfStreamsSpringAndConnectAreReadAndTheirWordsFiltered(EmbeddedBroker broker) {
    try (Cluster cluster = new Cluster(broker.bootstrap())) {
      write(cluster, Map.of("__streams.errors.topic", text("orders"), "__streams.errors.partition",
          text("3"), "__streams.errors.offset", text("41"), "__streams.errors.exception",
          text("java.lang.IllegalStateException"), "__streams.errors.message",
          text("no customer jane.roe@example.org")));
      write(cluster, Map.of("kafka_dlt-original-topic", text("orders"), "kafka_dlt-original-partition",
          ByteBuffer.allocate(4).putInt(7).array(), "kafka_dlt-original-offset",
          ByteBuffer.allocate(8).putLong(4_000_000_000L).array(), "kafka_dlt-exception-fqcn",
          text("org.example.Broken")));
      write(cluster, Map.of("__connect.errors.topic", text("orders"), "__connect.errors.partition",
          text("1"), "__connect.errors.offset", text("5"), "__connect.errors.exception.class.name",
          text("org.example.Sink")));
      write(cluster, Map.of());
      List<ForeignLetter> letters = new ForeignLetters(cluster.kafka(),
          new Reflex(Policy.defaults(), new byte[32]))
          .list(cluster.topics().documents(), null, null, 10).letters();

      assertThat(letters).extracting(ForeignLetter::originPartition).containsExactly(3L, 7L, 1L, null);
      assertThat(letters).extracting(ForeignLetter::originOffset)
          .containsExactly(41L, 4_000_000_000L, 5L, null);
      assertThat(letters).extracting(ForeignLetter::errorClass).containsExactly(
          "java.lang.IllegalStateException", "org.example.Broken", "org.example.Sink", null);
      assertThat(letters.getFirst().message()).isEqualTo("no customer <EMAIL_1>");
    }
  }

  @Test
  void originAndClassAreFilteredAsTheMessageIs(EmbeddedBroker broker) {
    try (Cluster cluster = new Cluster(broker.bootstrap())) {
      write(cluster, Map.of("__connect.errors.topic", text("of jane.roe@example.org"),
          "__connect.errors.exception.class.name", text("for john.doe@example.org")));

      assertThat(list(cluster, 10).letters()).singleElement().satisfies(letter -> {
        assertThat(letter.originTopic()).isEqualTo("of <EMAIL_1>");
        assertThat(letter.errorClass()).isEqualTo("for <EMAIL_1>");
      });
    }
  }

  @Test
  void limitTellsHowManyItLeavesOff(EmbeddedBroker broker) {
    try (Cluster cluster = new Cluster(broker.bootstrap())) {
      for (int i = 0; i < 3; i++) {
        write(cluster, Map.of());
      }
      ForeignLetters.Found found = list(cluster, 2);

      assertThat(found.letters()).hasSize(2);
      assertThat(found.leftOff()).isEqualTo(1);
    }
  }

  private static ForeignLetters.Found list(Cluster cluster, int limit) {
    return new ForeignLetters(cluster.kafka(), new Reflex(Policy.defaults(), new byte[32]))
        .list(cluster.topics().documents(), null, null, limit);
  }
}
