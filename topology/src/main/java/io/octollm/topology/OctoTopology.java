package io.octollm.topology;

import io.octollm.schema.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** The graph: one sub-topology, one transaction, nothing repartitioned. */
public final class OctoTopology {
  static final String REGISTRY_STORE = "registry";
  static final String TASK_STORE = "tasks";

  private OctoTopology() {}

  public static Topology build(Parts parts) {
    Topics topics = parts.topics();
    Deserializer<byte[]> bytes = new ByteArrayDeserializer();
    Topology graph = new Topology();

    graph.addGlobalStore(
        Stores.timestampedKeyValueStoreBuilder(Stores.inMemoryKeyValueStore(REGISTRY_STORE),
            Serdes.ByteArray(), Serdes.ByteArray()).withLoggingDisabled(),
        "heartbeats", BrokerTime::of, bytes, bytes, topics.registry(), "registry", RegistryUpdater::new);

    graph.addSource(AutoOffsetReset.earliest(), "tasks", BrokerTime::of, bytes, bytes, topics.tasks());
    graph.addProcessor("intake", () -> new Intake(parts), "tasks");
    graph.addProcessor("reflex", () -> new ReflexProcessor(parts), "intake");

    graph.addSource(AutoOffsetReset.earliest(), "control", BrokerTime::of, bytes, bytes, topics.control());
    graph.addProcessor("commands", () -> new CommandReader(parts), "control");

    graph.addSource(AutoOffsetReset.earliest(), "outcomes", BrokerTime::of, bytes, bytes, topics.outcomes());
    graph.addProcessor("reports", () -> new OutcomeReader(parts), "outcomes");

    graph.addProcessor("orchestrator", () -> new OrchestratorProcessor(parts),
        "reflex", "commands", "reports");
    graph.addStateStore(Stores.keyValueStoreBuilder(taskStore(parts), Serdes.String(), taskSerde())
        .withLoggingEnabled(Map.of("max.message.bytes", Integer.toString(parts.limits().topicBytes()))),
        "orchestrator");

    for (Outgoing.Sink sink : Outgoing.Sink.values()) {
      graph.addSink(sink.node(), new TopicOfRecord(), new StringSerializer(), payload(), "orchestrator");
    }
    return graph;
  }

  private static KeyValueBytesStoreSupplier taskStore(Parts parts) {
    return parts.inMemory()
        ? Stores.inMemoryKeyValueStore(TASK_STORE)
        : Stores.persistentKeyValueStore(TASK_STORE);
  }

  private static Serde<byte[]> taskSerde() {
    return Serdes.serdeFrom(new ByteArraySerializer(), new ByteArrayDeserializer());
  }

  /** A class and no lambda, so that the graph describes itself alike in every run. */
  private static final class TopicOfRecord implements TopicNameExtractor<String, Outgoing> {
    @Override
    public String extract(String key, Outgoing outgoing, RecordContext context) {
      return outgoing.topic();
    }

    @Override
    public String toString() {
      return "TopicOfRecord[]"; // bundles hold the description's hash
    }
  }

  private static Serializer<Outgoing> payload() {
    return (topic, outgoing) -> outgoing.value();
  }
}
