package io.octollm.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A member of the group {@code workers} that holds the two partitions of {@code work} until killed. */
final class GroupMember {
  private static final Duration POLL = Duration.ofMillis(50);

  private GroupMember() {}

  public static void main(String[] args) {
    try (var consumer = join(args[0], Duration.ofSeconds(30))) {
      System.out.println("assigned " + consumer.assignment());
      while (!Thread.interrupted()) {
        consumer.poll(POLL);
      }
    }
  }

  /** Joins the group and waits until both partitions are its own. */
  static KafkaConsumer<byte[], byte[]> join(String bootstrap, Duration limit) {
    var consumer = new Clients(bootstrap)
        .consumer(Map.of("group.id", "workers", "group.protocol", "consumer"));
    consumer.subscribe(List.of("work"));
    long deadline = System.nanoTime() + limit.toNanos();
    while (consumer.assignment().size() < 2) {
      if (System.nanoTime() > deadline) {
        consumer.close();
        throw new AssertionError("no assignment in " + limit);
      }
      consumer.poll(POLL);
    }
    return consumer;
  }
}
