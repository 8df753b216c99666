package io.octollm.ops.doctor;

import io.octollm.ops.topic.Clients;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares clocks by the newest heartbeat: it bears the arm's time of writing it and the broker's of
 * taking it. Kafka has no call that asks a broker for its time.
 */
final class BrokerClock {
  private static final String NAME = "clock";
  private static final Duration MAX_SKEW = Duration.ofSeconds(2);
  /** A heartbeat that was on its way for so long was not late, its clocks differ. */
  private static final Duration MAX_WAY = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String FIX = "let NTP set both clocks";

  private BrokerClock() {}

  static Finding compare(Map<String, Object> kafka, String registry, Clock clock) {
    if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
      return new Finding.Skipped(NAME, "there is no broker");
    }
    ConsumerRecord<byte[], byte[]> newest;
    try {
      newest = newest(kafka, new TopicPartition(registry, 0));
    } catch (KafkaException e) {
      return new Finding.Skipped(NAME, "no heartbeat can be read (" + e.getClass().getSimpleName() + ")");
    }
    if (newest == null) {
      return new Finding.Skipped(NAME, "no heartbeat to compare with yet");
    }
    Instant taken = Instant.ofEpochMilli(newest.timestamp());
    Duration ahead = Duration.between(clock.instant(), taken);
    if (ahead.compareTo(MAX_SKEW) > 0) {
      return new Finding.Trouble(NAME,
          "the broker's is " + ahead.toSeconds() + " s ahead of this machine's", FIX);
    }
    return newest.value() != null
        && Codec.decode(newest.value(), ArmCapability.class) instanceof Decoded.Value<ArmCapability>(var beat)
        && beat.at() != null
        ? way(beat, Duration.between(beat.at(), taken))
        : new Finding.Ok(NAME, "the broker's is not ahead of this one");
  }

  private static Finding way(ArmCapability beat, Duration way) {
    String arm = beat.arm() + "/" + beat.instance();
    if (way.compareTo(MAX_SKEW.negated()) < 0) {
      return new Finding.Trouble(NAME, "the broker's is " + -way.toSeconds() + " s behind that of " + arm, FIX);
    }
    return way.compareTo(MAX_WAY) <= 0
        ? new Finding.Ok(NAME, "the broker's agrees with this one and with that of " + arm)
        : new Finding.Trouble(NAME, "the broker's is " + way.toSeconds() + " s ahead of that of " + arm, FIX);
  }

  private static @Nullable ConsumerRecord<byte[], byte[]> newest(
      Map<String, Object> kafka, TopicPartition partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(kafka)) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), LIMIT).getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(0, end - 1));
      ConsumerRecord<byte[], byte[]> newest = null;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(end == 0 ? Duration.ZERO : LIMIT)) {
        newest = record;
      }
      return newest;
    }
  }
}
