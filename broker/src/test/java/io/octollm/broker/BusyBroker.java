package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;

import io.octollm.broker.EmbeddedBroker.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker in the folder of its first argument with producers that commit one transaction after the
 * other, each a record and an offset of a group of its own, until killed.
 */
final class BusyBroker {
  static final int PRODUCERS = 4;
  static final String TOPIC = "busy";

  private BusyBroker() {}

  static String group(int producer) {
    return "busy-" + producer;
  }

  public static void main(String[] args) throws InterruptedException {
    var clients = new Clients(EmbeddedBroker.start(Settings.in(Path.of(args[0]))).bootstrap());
    clients.topic(TOPIC, PRODUCERS, Map.of());
    for (int i = 0; i < PRODUCERS; i++) {
      int producer = i;
      Thread.ofVirtual().start(() -> commit(clients, producer));
    }
    Thread.currentThread().join();
  }

  private static void commit(Clients clients, int number) {
    var partition = new TopicPartition(TOPIC, number);
    try (var producer = clients.transactional(group(number))) {
      for (long i = 0; !Thread.interrupted(); i++) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, number, null, bytes("record " + i)));
        producer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(i)),
            new ConsumerGroupMetadata(group(number)));
        producer.commitTransaction();
        if (i == 20) {
          System.out.println("producer " + number + " is well under way");
        }
      }
    }
  }
}
