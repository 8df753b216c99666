package io.octollm.ops.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.Cluster;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private final Map<String, List<Recorded>> kept = new LinkedHashMap<>();

  private static ConsumerRecord<byte[], byte[]> record(Event event) {
    return new ConsumerRecord<>("octollm.events", 0, 0, null, Codec.encode(event));
  }

  @Test
  void eventThatIsNotWantedIsNotKeptForLater() {
    Event event = Events.of(Cluster.id(1), "req-1", 1, 1, "timer", null);

    Histories.take(record(event), wanted -> wanted.taskId().equals("task"), kept);
    assertThat(kept).isEmpty();

    Histories.take(record(event), wanted -> wanted.taskId().equals(Cluster.id(1)), kept);
    assertThat(kept).containsOnlyKeys(Cluster.id(1));
  }
}
