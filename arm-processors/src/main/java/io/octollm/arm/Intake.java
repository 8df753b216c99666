package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Decoded;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What a record of an arm's topic is. Poison is a value here, and never stops the partition. */
sealed interface Intake {
  record Work(Order order) implements Intake {}

  /** Unreadable, but its headers say whose it is: it is reported as failed. */
  record Failure(Outcome.Failed outcome, OutcomeSender.Address to) implements Intake {}

  /** Unreadable and nobody's. */
  record Waste(TaskError error) implements Intake {}

  static Intake of(ConsumerRecord<byte[], byte[]> record, PartitionProgress progress, String arm,
      String instance) {
    InboundHeaders headers = InboundHeaders.read(record.headers());
    return switch (AssignmentReader.read(record.value())) {
      case Decoded.Value<Assignment>(Assignment assignment) -> new Work(new Order(assignment, headers,
          new TopicPartition(record.topic(), record.partition()), record.offset(), progress,
          new Call()));
      case Decoded.Problem<Assignment>(TaskError error) ->
          unreadable(error, headers, homePartition(record), arm, instance);
    };
  }

  private static Intake unreadable(TaskError error, InboundHeaders headers, int homePartition,
      String arm, String instance) {
    String taskId = headers.taskId();
    String step = headers.step();
    if (taskId == null || step == null || headers.attempt() < 1 || homePartition < 0) {
      return new Waste(error);
    }
    String requestId = headers.requestId();
    return new Failure(
        new Outcome.Failed(taskId, step, headers.attempt(), arm, instance,
            TaskError.of(error.code(), "assignment: " + error.message()), Usage.NONE, 0),
        new OutcomeSender.Address(homePartition, requestId == null ? taskId : requestId, headers));
  }

  private static int homePartition(ConsumerRecord<byte[], byte[]> record) {
    @Nullable Header header = record.headers().lastHeader(HeaderNames.HOME_PARTITION);
    if (header == null || header.value() == null) {
      return -1;
    }
    String text = new String(header.value(), StandardCharsets.US_ASCII);
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }
}
