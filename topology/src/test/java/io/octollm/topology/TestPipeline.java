package io.octollm.topology;

import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Outcome;
import io.octollm.schema.Result;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import io.octollm.schema.Usage;
import io.octollm.schema.View.CachedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real graph on Kafka's test driver: pipes records in, reads records out, turns the clock by hand. */
final class TestPipeline implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  static final byte[] KEY = "a key for tests only".getBytes(StandardCharsets.US_ASCII);

  final Map<String, CachedAnswer> cached = new HashMap<>();
  /** What the cache says where it holds nothing. */
  AnswerCache.Lookup otherwise = AnswerCache.ABSENT;
  /** Arms whose topics are not there. */
  final Set<String> withoutTopics = new HashSet<>();
  /** Arms for which an operator holds work back. */
  final Set<String> held = new HashSet<>();
  final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> tasks;
  private final TestInputTopic<byte[], byte[]> outcomes;
  private final TestInputTopic<byte[], byte[]> control;
  private final TestInputTopic<byte[], byte[]> registry;
  private final Map<String, List<TestRecord<String, byte[]>>> seen = new HashMap<>();
  private Instant now = START;

  TestPipeline() {
    this(OrchestratorSettings.DEFAULT, ShellLimits.DEFAULT, Observer.NONE);
  }

  TestPipeline(OrchestratorSettings settings, ShellLimits limits, Observer observer) {
    this(settings, limits, observer, Policy.defaults());
  }

  TestPipeline(OrchestratorSettings settings, ShellLimits limits, Observer observer, Policy policy) {
    Parts parts = new Parts(TOPICS, limits, new TaskReader(TaskReader.DEFAULT_MAX_BYTES),
        new Reflex(policy, KEY), new MapCache(), new Orchestrator(settings),
        new LiveViews.Live(1, limits, "test", arm -> !withoutTopics.contains(arm),
            () -> held), observer, true, "test");
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    driver = new TopologyTestDriver(OctoTopology.build(parts), config, START);
    tasks = input(TOPICS.tasks());
    outcomes = input(TOPICS.outcomes());
    control = input(TOPICS.control());
    registry = input(TOPICS.registry());
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A cache that holds what a test puts into it. */
  private final class MapCache implements AnswerCache {
    @Override
    public Lookup get(String key) {
      CachedAnswer answer = cached.get(key);
      return answer == null ? otherwise : new Lookup.Hit(answer, Instant.EPOCH, From.REDIS);
    }

    @Override
    public void put(CachedAnswer answer, Instant made) {
      cached.put(answer.key(), answer);
    }

    @Override
    public void close() {}
  }

  /** A cache that never has anything. */
  static AnswerCache noCache() {
    return new AnswerCache() {
      @Override
      public Lookup get(String key) {
        return ABSENT;
      }

      @Override
      public void put(CachedAnswer answer, Instant made) {}

      @Override
      public void close() {}
    };
  }

  void heartbeat(String arm, String... capabilities) {
    heartbeat(arm, 16, capabilities);
  }

  void heartbeat(String arm, int capacity, String... capabilities) {
    ArmCapability beat = new ArmCapability(arm, "one", List.of(capabilities), capacity, 0,
        ArmCapability.Success.NONE, 1, List.of(), false, "none", "1", now);
    registry.pipeInput(new TestRecord<>((arm + "/one").getBytes(StandardCharsets.UTF_8),
        Codec.encode(beat), now));
  }

  void submit(String json, String... headers) {
    submit(json.getBytes(StandardCharsets.UTF_8), headers);
  }

  void submit(byte[] value, String... headers) {
    Headers all = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    tasks.pipeInput(new TestRecord<>(null, value, all, now));
  }

  void report(Outcome outcome) {
    outcomes.pipeInput(new TestRecord<>(outcome.taskId().getBytes(StandardCharsets.UTF_8),
        Codec.encode(outcome), now));
  }

  void reportRaw(byte[] value, Headers headers) {
    outcomes.pipeInput(new TestRecord<>(null, value, headers, now));
  }

  void succeed(Assignment a, Object output) {
    report(new Outcome.Succeeded(a.taskId(), a.step(), a.attempt(), a.arm(), "one",
        Codec.tree(output), 0.9, Usage.NONE, 5));
  }

  void command(Command command) {
    control.pipeInput(new TestRecord<>(command.taskId().getBytes(StandardCharsets.UTF_8),
        Codec.encode(command), now));
  }

  Instant now() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
    driver.advanceWallClockTime(by);
  }

  /** Every record that a topic got so far. */
  List<TestRecord<String, byte[]>> records(String topic) {
    List<TestRecord<String, byte[]>> all = seen.computeIfAbsent(topic, _ -> new ArrayList<>());
    if (driver.producedTopicNames().contains(topic)) {
      all.addAll(driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList());
    }
    return all;
  }

  private <T> List<T> values(String topic, Class<T> type) {
    return records(topic).stream().map(r -> Codec.decode(r.value(), type).orThrow()).toList();
  }

  List<Result> results() {
    return values(TOPICS.results(), Result.class);
  }

  List<Event> events() {
    return values(TOPICS.events(), Event.class);
  }

  List<EventName> entries() {
    return events().stream().flatMap(e -> e.entries().stream()).map(Event.Entry::event).toList();
  }

  List<Assignment> assignments(String arm) {
    return values(TOPICS.arm(arm), Assignment.class);
  }

  /** The assignments that came since the last call. */
  List<Assignment> takeAssignments(String arm) {
    List<Assignment> taken = assignments(arm);
    seen.remove(TOPICS.arm(arm));
    return taken;
  }

  List<DeadLetter> letters(String stage) {
    return values(TOPICS.deadLetters(stage), DeadLetter.class);
  }

  static String header(TestRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static String requestId(TestRecord<?, ?> record) {
    return header(record, HeaderNames.REQUEST_ID);
  }

  @Override
  public void close() {
    driver.close();
  }
}
