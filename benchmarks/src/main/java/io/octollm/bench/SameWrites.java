package io.octollm.bench;

import io.octollm.schema.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The baselines' graphs. */
final class SameWrites {
  private static final String STORE = "tasks";

  private SameWrites() {}

  static Topology identity(Topics topics) {
    return hop(topics.tasks(), topics.arm(Registry.ARM));
  }

  /** Hands each record of one topic on to another. */
  static Topology hop(String from, String to) {
    return sources(new Topology(), "in", from)
        .addSink("out", to, new ByteArraySerializer(), new ByteArraySerializer(), "in");
  }

  static Topology graph(Topics topics, WriteSizes sizes) {
    Topology graph = sources(new Topology(), "tasks", topics.tasks());
    sources(graph, "outcomes", topics.outcomes());
    graph.addProcessor("in", () -> new Write(
        sizes, sizes.stateIn(), sizes.eventIn(), "arm", sizes.assignment()), "tasks");
    graph.addProcessor("back", () -> new Write(
        sizes, sizes.stateBack(), sizes.eventBack(), "results", sizes.result()), "outcomes");
    graph.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE),
        Serdes.ByteArray(), Serdes.ByteArray()).withLoggingEnabled(Map.of()), "in", "back");
    sink(graph, "arm", topics.arm(Registry.ARM), "in");
    sink(graph, "results", topics.results(), "back");
    sink(graph, "events", topics.events(), "in", "back");
    return graph;
  }

  private static Topology sources(Topology graph, String name, String topic) {
    return graph.addSource(AutoOffsetReset.earliest(), name,
        (record, partitionTime) -> Math.max(0, record.timestamp()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
  }

  private static void sink(Topology graph, String name, String topic, String... parents) {
    graph.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parents);
  }

  /** One put, and two records. */
  private static final class Write implements Processor<byte[], byte[], byte[], byte[]> {
    private final RecordHeaders headers;
    private final byte[] state;
    private final byte[] event;
    private final byte[] output;
    private final String to;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<byte[], byte[]> store;

    Write(WriteSizes sizes, int state, int event, String to, int output) {
      this.headers = new RecordHeaders(sizes.headers());
      this.state = text(state);
      this.event = text(event);
      this.output = text(output);
      this.to = to;
    }

    private static byte[] text(int length) {
      byte[] text = new byte[length];
      Arrays.fill(text, (byte) 'x');
      return text;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      this.store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      ProcessorContext<byte[], byte[]> out = Objects.requireNonNull(context);
      Objects.requireNonNull(store).put(record.key(), state);
      out.forward(new Record<>(record.key(), output, record.timestamp(), new RecordHeaders(headers)), to);
      out.forward(
          new Record<>(record.key(), event, record.timestamp(), new RecordHeaders(headers)), "events");
    }
  }
}
