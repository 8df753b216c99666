package io.octollm.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/** Keeps the last heartbeat of each instance, as bytes, with the time at which the broker took it. */
final class RegistryUpdater implements Processor<byte[], byte[], Void, Void> {
  private @Nullable TimestampedKeyValueStore<byte[], byte[]> store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(OctoTopology.REGISTRY_STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    if (key == null) {
      return;
    }
    byte @Nullable [] value = record.value();
    Objects.requireNonNull(store).put(key,
        value == null ? null : ValueAndTimestamp.make(value, record.timestamp()));
  }
}
