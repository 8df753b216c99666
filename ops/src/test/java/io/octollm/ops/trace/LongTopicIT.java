package io.octollm.ops.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.HeaderNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A trace by the index reads its own task's records and no others, however long the topics are. */
@ExtendWith(BrokerExtension.class)
class LongTopicIT {
  private static final int LOOK_UPS = 50;
  private static final int EVENTS_A_TASK = 5;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void lookUpReadsWhatItAnswersAmongTwoThousandTasks(EmbeddedBroker broker) throws Exception {
    assertThat(medians(broker, 2_000)).hasSize(1);
  }

  @Tag("soak")
  @Test
  @Timeout(3_600)
  void lookUpTakesAsLongAmongAMillionTasksAsAmongAHundredThousand(EmbeddedBroker broker) throws Exception {
    List<Double> millis = medians(broker, 100_000, 1_000_000);
    System.out.println("trace by the index, median of " + LOOK_UPS + " look-ups: 100,000 tasks "
        + millis.get(0) + " ms, 1,000,000 tasks " + millis.get(1) + " ms");

    assertThat(millis).allSatisfy(median -> assertThat(median).isLessThan(1_000));
    assertThat(millis.get(1)).isLessThan(2 * millis.get(0) + 20);
  }

  /** The middle time of a look-up at each of these sizes, in milliseconds. */
  private List<Double> medians(EmbeddedBroker broker, int... sizes) throws Exception {
    List<Double> medians = new ArrayList<>();
    try (Cluster cluster = new Cluster(broker.bootstrap());
        IndexedTraces index = IndexedTraces.open(cluster.kafka(), cluster.topics(), folder.resolve("index"))) {
      index.start();
      int filled = 0;
      for (int size : sizes) {
        fill(cluster, filled, size);
        filled = size;
        Cluster.await("the index of " + size, Duration.ofMinutes(30), () -> has(index, size));
        medians.add(median(index, size));
      }
    }
    return medians;
  }

  private static boolean has(IndexedTraces index, int size) {
    try {
      return index.places(Cluster.id(size - 1), 1_000).filter(places -> !places.isEmpty()).isPresent();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double median(IndexedTraces index, int size) throws InterruptedException {
    Random random = new Random(size);
    int unanswered = 0;
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < LOOK_UPS; i++) {
      String id = Cluster.id(random.nextInt(size));
      long start = System.nanoTime();
      Traces.Found found = index.find(id).orElse(null);
      if (found == null) {
        // On a machine that is busy elsewhere the index may say that it has not caught up.
        unanswered++;
        continue;
      }
      millis.add((System.nanoTime() - start) / 1e6);
      assertThat(found.stories()).singleElement().satisfies(story -> assertThat(story.taskId()).isEqualTo(id));
      assertThat(found.tally().records()).as("records read").isLessThan(EVENTS_A_TASK * 500L);
    }
    assertThat(unanswered).as("look-ups that the index did not answer").isLessThan(LOOK_UPS / 2);
    Collections.sort(millis);
    return millis.get(millis.size() / 2);
  }

  private static void fill(Cluster cluster, int from, int to) {
    List<String> templates = new ArrayList<>();
    for (Event event : Events.retried("TASK", "REQUEST")) {
      templates.add(new String(Codec.encode(event), UTF_8));
    }
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put("linger.ms", 20);
    settings.put("batch.size", 256 * 1024);
    settings.put("compression.type", "lz4");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = from; i < to; i++) {
        String id = Cluster.id(i);
        String request = Cluster.request(id);
        for (String template : templates) {
          producer.send(new ProducerRecord<>(cluster.topics().events(), null, id.getBytes(UTF_8),
              template.replace("TASK", id).replace("REQUEST", request).getBytes(UTF_8),
              List.of(new RecordHeader(HeaderNames.REQUEST_ID, request.getBytes(UTF_8)))));
        }
      }
      producer.flush();
    }
  }
}
