package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.Manifest;
import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.incident.StoredOutput;
import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.Tally;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.Ids;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import io.octollm.schema.View.CachedAnswer;
import io.octollm.topology.LiveViews;
import io.octollm.topology.Observer;
import io.octollm.topology.OctoTopology;
import io.octollm.topology.Parts;
import io.octollm.topology.ShellLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A live graph with a live clock, cache and registry, whose records are kept as a bundle would. */
final class Recorder implements AutoCloseable {
  static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  static final byte[] KEY = "the key of the recorded side".getBytes(StandardCharsets.US_ASCII);

  final Map<String, CachedAnswer> cached = new HashMap<>();
  private final Policy policy;
  private final TopologyTestDriver driver;
  private final Map<String, Long> offsets = new HashMap<>();
  private final List<StoredFact> facts = new ArrayList<>();
  private final List<StoredOutput> outputs = new ArrayList<>();
  private final List<Assignment> open = new ArrayList<>();
  private Instant now = Instant.parse("2026-02-03T04:05:06Z");

  Recorder(OrchestratorSettings settings) {
    this(settings, Policy.defaults());
  }

  Recorder(OrchestratorSettings settings, Policy policy) {
    this.policy = policy;
    LiveViews.Live live = new LiveViews.Live(1, ShellLimits.DEFAULT, policy.version(), _ -> true);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "recorded");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    driver = new TopologyTestDriver(OctoTopology.build(new Parts(TOPICS, ShellLimits.DEFAULT,
        new TaskReader(TaskReader.DEFAULT_MAX_BYTES), new Reflex(policy, KEY), new Cache(),
        new Orchestrator(settings), live, Observer.NONE, true, "1.2.3")), config, now);
  }

  private final class Cache implements AnswerCache {
    @Override
    public Lookup get(String key) {
      CachedAnswer answer = cached.get(key);
      return answer == null ? ABSENT : new Lookup.Hit(answer, Instant.EPOCH, From.REDIS);
    }

    @Override
    public void put(CachedAnswer answer, Instant made) {
      cached.put(answer.key(), answer);
    }

    @Override
    public void close() {}
  }

  void heartbeat(String arm, int capacity, String... capabilities) {
    byte[] beat = Codec.encode(new ArmCapability(arm, "one", List.of(capabilities), capacity, 0,
        ArmCapability.Success.NONE, 1, List.of("scripted"), false, "none", "1", now));
    driver.createInputTopic(TOPICS.registry(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>((arm + "/one").getBytes(StandardCharsets.UTF_8), beat, now));
  }

  void submit(String json, String... headers) {
    Headers all = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    pipe(TOPICS.tasks(), json.getBytes(StandardCharsets.UTF_8), all);
  }

  void report(Outcome outcome) {
    pipe(TOPICS.outcomes(), Codec.encode(outcome), new RecordHeaders());
  }

  void command(Command command) {
    pipe(TOPICS.control(), Codec.encode(command), new RecordHeaders());
  }

  private void pipe(String topic, byte[] value, Headers headers) {
    long offset = offsets.merge(topic, 1L, Long::sum) - 1;
    List<StoredFact.StoredHeader> stored = new ArrayList<>();
    headers.forEach(header -> stored.add(new StoredFact.StoredHeader(header.key(), header.value())));
    facts.add(new StoredFact(new Place(topic, 0, offset), now, null, stored, 0, value,
        Ids.sha256(value), StoredFact.NONE));
    driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(null, value, headers, now));
    collect();
  }

  void advance(Duration by) {
    now = now.plus(by);
    driver.advanceWallClockTime(by);
    collect();
  }

  /** Assignments that were given out and not yet taken from here. */
  List<Assignment> open() {
    return open;
  }

  Instant now() {
    return now;
  }

  private void collect() {
    for (String topic : driver.producedTopicNames()) {
      if (!topic.endsWith("-changelog")) {
        driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
            .readRecordsToList().forEach(record -> keep(topic, record));
      }
    }
  }

  private void keep(String topic, TestRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record.headers().forEach(header ->
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    outputs.add(new StoredOutput(new Place(topic, 0, outputs.size()), record.getRecordTime(),
        record.key(), headers, Codec.json().readTree(record.value())));
    if (topic.startsWith(TOPICS.arm(""))) {
      open.add(Codec.decode(record.value(), Assignment.class).orThrow());
    }
  }

  /** What a bundle of everything would hold. */
  Bundle bundle() {
    Set<String> tasks = new TreeSet<>();
    outputs.forEach(output -> tasks.add(String.valueOf(output.key())));
    Manifest manifest = new Manifest(Manifest.FORMAT, "all", List.copyOf(tasks), List.of(), now, "1.2.3",
        "4.3.1", "", Map.of(), new Manifest.Redaction("raw", policy.version(), Map.of(), 0),
        List.of(), List.of(), Tally.NONE);
    return new Bundle(manifest, facts,
        outputs.stream().filter(o -> o.place().topic().equals(TOPICS.events())).toList(),
        outputs.stream().filter(o -> !o.place().topic().equals(TOPICS.events())).toList());
  }

  @Override
  public void close() {
    driver.close();
  }
}
