package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.InboundHeaders;
import org.apache.kafka.common.TopicPartition;

/**
 * An assignment in the worker's hands, from its record until its outcome is acknowledged.
 *
 * @param progress the partition's, as it was when the record was read
 */
record Order(
    Assignment assignment,
    InboundHeaders headers,
    TopicPartition partition,
    long offset,
    PartitionProgress progress,
    Call call) {

  /** Where its outcomes go. */
  OutcomeSender.Address address() {
    return new OutcomeSender.Address(assignment.homePartition(), assignment.requestId(), headers);
  }
}
