package io.octollm.bench;

import io.octollm.arm.Arm;
import io.octollm.arm.ArmProfile;
import io.octollm.arm.ArmResult;
import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.Codec;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An arm whose calls wait, as calls of a model do, and take no processor time. */
record SleepingArm(CallTimes times) implements Arm {
  static final String NAME = "sleeper";
  private static final int BOUNDLESS = 1_000_000;
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  @Override
  public ArmProfile profile() {
    return new ArmProfile(NAME, List.of("sleeping"), 0, List.of(), false, "none", BOUNDLESS);
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    Thread.sleep(times.millis(UUID.fromString(assignment.taskId().substring(5)).getLeastSignificantBits()));
    return ArmResult.done(Codec.tree("Done, as it was asked for."), 0.9);
  }

  /** Sends it as many assignments, numbered from 0, as the topology would. */
  static void feed(KafkaProducer<byte[], byte[]> producer, Topics topics, long count) {
    for (long number = 0; number < count; number++) {
      String task = "task-" + new UUID(0x4000L, number);
      producer.send(new ProducerRecord<>(topics.arm(NAME), 0, null, task.getBytes(StandardCharsets.UTF_8),
          Codec.encode(assignment(task)),
          OutboundHeaders.of(RequestContext.of("req-" + task.substring(5)), task).step("step-1", 1)
              .put(HeaderNames.HOME_PARTITION, 0).toKafka()));
    }
    producer.flush();
  }

  private static Assignment assignment(String task) {
    return new Assignment(task, "req-" + task.substring(5), "step-1", 1, 0, NAME, "sleeping", null,
        "default", "Explain in two paragraphs how the search index merges records that arrive late.",
        "Explain it.", Codec.emptyObject(), List.of(), List.of(), List.of(), null, List.of(),
        Budget.DEFAULT, null, FAR);
  }
}
