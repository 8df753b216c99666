package io.octollm.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The time at which the broker took a record, in epoch milliseconds; never negative. */
final class BrokerTime {
  private BrokerTime() {}

  static long of(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp());
  }
}
