package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.Topics;
import io.octollm.topology.OctoTopology;
import io.octollm.topology.Parts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.JsonNode;

/** The real graph on Kafka's test driver, its state in memory. For one thread. */
final class Stage implements AutoCloseable {
  /** What the graph put out besides events. */
  record Output(String topic, String key, Map<String, String> headers, JsonNode value) {}

  private final Topics topics;
  private final RecordedViews world;
  private final Duration tick;
  private final TopologyTestDriver driver;
  private final List<Output> outputs = new ArrayList<>();

  Stage(Parts parts, Topics topics, RecordedViews world) {
    this.topics = topics;
    this.world = world;
    this.tick = parts.limits().tick();
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "incident-replay");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    driver = new TopologyTestDriver(OctoTopology.build(parts), config);
  }

  static Place place(Event event) {
    Event.FactRef fact = event.fact();
    return new Place(Objects.requireNonNull(fact.topic()),
        Objects.requireNonNull(fact.partition()), Objects.requireNonNull(fact.offset()));
  }

  /** Lets the event's fact happen again; returns the decisions that came of it. */
  List<JsonNode> play(Event event, Map<Place, StoredFact> facts) {
    if (event.fact().topic() == null) {
      world.turnTo(event, "");
      driver.advanceWallClockTime(tick);
    } else {
      StoredFact fact = Objects.requireNonNull(facts.get(place(event)));
      world.turnTo(event, fact.sha256());
      input(fact.place().topic()).pipeInput(
          new TestRecord<>(fact.key(), fact.value(), headers(fact), fact.timestamp()));
    }
    return collect();
  }

  /**
   * Puts a task of another body under an id. A conflict depends on nothing else of the task that has
   * the id, and that task's records are not this request's.
   */
  void occupy(String taskId, Event conflict) {
    world.turnTo(new Event(conflict.at(), 1, taskId, conflict.requestId(), conflict.fact(),
        conflict.view(), List.of(), List.of()), "");
    input(topics.tasks()).pipeInput(new TestRecord<>(null, Codec.encode(Map.of("task_id", taskId,
        "goal", "stands in for the task that has this id")), conflict.fact().timestamp()));
    int before = outputs.size();
    collect();
    outputs.subList(before, outputs.size()).clear();
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Headers headers(StoredFact fact) {
    Headers headers = new RecordHeaders();
    fact.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers;
  }

  /** Takes what came out: events are handed back, the rest is kept for the end. */
  private List<JsonNode> collect() {
    List<JsonNode> events = new ArrayList<>();
    for (String topic : driver.producedTopicNames()) {
      if (topic.endsWith("-changelog")) {
        continue;
      }
      for (TestRecord<String, byte[]> record : driver.createOutputTopic(
          topic, new StringDeserializer(), new ByteArrayDeserializer()).readRecordsToList()) {
        JsonNode value = Codec.parse(record.value());
        if (topic.equals(topics.events())) {
          events.add(value);
        } else {
          outputs.add(new Output(topic, record.key(), text(record.headers()), value));
        }
      }
    }
    return events;
  }

  private static Map<String, String> text(Headers headers) {
    Map<String, String> text = new TreeMap<>();
    headers.forEach(header ->
        text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return text;
  }

  List<Output> outputs() {
    return List.copyOf(outputs);
  }

  @Override
  public void close() {
    driver.close();
  }
}
