package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.app.CommandRun;
import io.octollm.app.OtherJvm;
import io.octollm.arm.Arm;
import io.octollm.arm.ArmWorker;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.WorkerSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

/**
 * A pipeline at work on seeded requests, meddled with by commands and nonsense from outside, then
 * resumed and replayed where it failed; and the bundles of it. Not thread-safe.
 */
final class RecordedRun implements AutoCloseable {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final int PARTITIONS = 4;
  /** While an answer that comes late is on its way. */
  private static final int MEDDLE_AFTER_MILLIS = 600;
  /** A busy machine's broker may not answer at once. */
  private static final int TRIES = 3;
  private static final Duration START = Duration.ofMinutes(6);
  private static final int UNREACHABLE = 3;
  private static final int BATCH = 40;
  /** What is held back for a flood or tried again and again is not lost yet. */
  private static final Duration STUCK = Duration.ofMinutes(2);
  private static final int UNDER_WAY = 200;

  private final Path folder;
  private final OtherJvm pipeline;
  private final String bootstrap;
  private final Random random;
  private final Set<String> requests = new TreeSet<>();
  private final List<ArmWorker> workers = new ArrayList<>();
  private long submissions;

  private RecordedRun(Path folder, OtherJvm pipeline, String bootstrap, long seed) {
    this.folder = folder;
    this.pipeline = pipeline;
    this.bootstrap = bootstrap;
    this.random = new Random(seed);
  }

  /** Runs so many requests to their ends. */
  static RecordedRun of(Path folder, long seed, int requests) throws Exception {
    RecordedRun run = started(folder, seed);
    try (Watch watch = new Watch(run.bootstrap)) {
      run.startCapriciousArms();
      run.send(new RecordedTasks(seed), requests, watch);
      run.settled(watch);
      run.resumeSome();
      run.settled(watch);
      run.replayLetters();
      run.settled(watch);
      return run;
    } catch (Throwable e) {
      run.close();
      throw e;
    }
  }

  private static RecordedRun started(Path folder, long seed) throws IOException {
    OtherJvm pipeline = OtherJvm.start(folder, "up", "--data", folder.resolve("data").toString(), "--port", "0",
        "--set", "llm.script=" + RecordedScript.write(folder), "--set", "retry.backoff=40ms",
        "--set", "retry.backoff-max=200ms", "--set", "step.timeout=10s", "--set", "step.lease-grace=500ms",
        "--set", "routing.wait=1s", "--set", "breaker.pause=250ms", "--set", "flood.pause=250ms",
        "--set", "flood.in-row=5", "--set", "breaker.failures=4", "--set", "flood.window=32");
    try {
      String bootstrap = Codec.json().readTree(pipeline.firstLine(START)).get("bootstrap").stringValue();
      return new RecordedRun(folder, pipeline, bootstrap, seed);
    } catch (Throwable e) {
      pipeline.close();
      throw e;
    }
  }

  /** An arm that no pipeline brings along makes its topics itself. */
  private void startCapriciousArms() throws Exception {
    List<Arm> arms = CapriciousArm.all();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(arms.stream().map(arm -> arm.profile().name())
          .flatMap(name -> Stream.of(TOPICS.arm(name), TOPICS.deadLetters(name)))
          .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)).toList()).all().get();
    }
    for (Arm arm : arms) {
      ArmWorker worker = new ArmWorker(
          WorkerSettings.of(TOPICS, "octollm", "capricious", "test"), arm,
          new ReflexFilter(new Reflex(Policy.defaults(), new byte[32])), Map.of("bootstrap.servers", bootstrap),
          new SimpleMeterRegistry(), Clock.systemUTC());
      workers.add(worker);
      worker.start();
    }
  }

  private void send(RecordedTasks tasks, int count, Watch watch) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer();
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      while (requests.size() < count) {
        for (RecordedTasks.Sent sent : tasks.next()) {
          requests.add(sent.requestId());
          submissions++;
          RecordMetadata at = producer.send(record(TOPICS.tasks(), null, sent.key(), sent.value(),
              HeaderNames.REQUEST_ID, sent.requestId())).get();
          if (sent.meddling() != RecordedTasks.Meddling.NONE) {
            done.add(later.schedule(() -> meddle(producer, sent, at.partition()),
                MEDDLE_AFTER_MILLIS, TimeUnit.MILLISECONDS));
          }
        }
        if (requests.size() % BATCH == 0) {
          // About one in ten is a duplicate and has no Result: the others keep the pace.
          watch.awaitResults(submissions * 4 / 5 - UNDER_WAY);
        }
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
  }

  private static void meddle(KafkaProducer<byte[], byte[]> producer, RecordedTasks.Sent sent, int home) {
    String id = sent.taskId();
    switch (sent.meddling()) {
      case NONE -> { }
      case CANCEL -> command(producer, new Command.Cancel(id));
      case RESUME_TOO_EARLY -> command(producer, new Command.Resume(id, null, null));
      case NONSENSE_OUTCOME -> producer.send(record(TOPICS.outcomes(), home, id, "no outcome".getBytes(UTF_8),
          HeaderNames.TASK_ID, id, HeaderNames.STEP, "step-1", HeaderNames.ATTEMPT, "1"));
      case UNSAFE_START -> producer.send(record(TOPICS.outcomes(), home, id,
          Codec.encode(new Outcome.Started(id, "step-1", 1, "coder", "another"))));
    }
  }

  private static void command(KafkaProducer<byte[], byte[]> producer, Command command) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      producer.send(record(TOPICS.control(), partition, command.taskId(), Codec.encode(command)));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Integer partition, String key, byte[] value, String... headers) {
    List<Header> all = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(new RecordHeader(headers[i], headers[i + 1].getBytes(UTF_8)));
    }
    return new ProducerRecord<>(topic, partition, null, key.getBytes(UTF_8), value, all);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void settled(Watch watch) {
    assertThat(watch.settled(submissions, STUCK).lost()).as("submissions without an end").isEmpty();
  }

  /** Resumes some of what failed, with another instruction or without. */
  private void resumeSome() {
    Set<String> resumed = new HashSet<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (JsonNode result : Committed.results(bootstrap).values()) {
        String id = result.get("task_id").stringValue();
        if (result.get("status").stringValue().equals("failed") && random.nextInt(3) == 0 && resumed.add(id)) {
          JsonNode input = random.nextBoolean() ? Codec.tree("Write it in another way") : null;
          List<String> steps = result.get("steps").valueStream()
              .map(step -> step.get("id").stringValue()).toList();
          command(producer, new Command.Resume(id, steps.isEmpty() || random.nextInt(3) == 0 ? null
              : steps.get(random.nextInt(steps.size())), input));
        }
      }
    }
  }

  /** Replays the letters that are still open; a run that was resumed may end in one between plan and deed. */
  private void replayLetters() {
    CommandRun replay;
    int planned;
    int tries = 0;
    do {
      JsonNode plan = Codec.json().readTree(verb("dlq", "replay", "--dry-run", "--json").out());
      planned = plan.get("count").intValue();
      replay = verb("dlq", "replay", "--plan", plan.get("plan").stringValue(), "--rate", "500");
    } while (replay.err().contains("no longer those of plan") && ++tries < TRIES);
    assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
    submissions += planned;
  }

  Set<String> requests() {
    return requests;
  }

  CommandRun verb(String... arguments) {
    return CommandRun.with("", Map.of("OCTOLLM_DATA_DIR", folder.resolve("data").toString()), folder, arguments);
  }

  /** Exports each request by the verb; the files in the order of the requests. */
  List<Path> bundles() throws IOException {
    Path bundles = Files.createDirectories(folder.resolve("bundles"));
    List<Path> files = new ArrayList<>();
    for (String request : requests) {
      Path file = bundles.resolve(request + ".zip");
      CommandRun export = export(request, file);
      for (int i = 1; i < TRIES && export.exit() == UNREACHABLE; i++) {
        export = export(request, file);
      }
      assertThat(export.exit()).as(request + ": " + export.out() + export.err()).isZero();
      files.add(file);
    }
    return files;
  }

  private CommandRun export(String request, Path file) {
    return verb("incident", "export", request, "-o", file.toString());
  }

  /** Re-executes them by the verb; what it says of each that is not identical. */
  List<String> replayed(List<Path> bundles) {
    List<String> arguments = new ArrayList<>(List.of("incident", "replay"));
    bundles.forEach(bundle -> arguments.add(bundle.toString()));
    CommandRun replay = CommandRun.with("", Map.of("OCTOLLM_KAFKA_BOOTSTRAP", "127.0.0.1:1"), folder,
        arguments.toArray(String[]::new));
    assertThat(replay.lines().stream().filter(line -> line.contains(".zip: ")))
        .as(replay::err).hasSameSizeAs(bundles);
    return replay.lines().stream().filter(line -> !line.contains(".zip: identical: ")).toList();
  }

  /** What the run was made of: how many events hold each kind of entry. */
  Map<String, Long> kinds() {
    return Committed.events(bootstrap).values().stream()
        .flatMap(event -> event.get("entries").valueStream())
        .collect(Collectors.groupingBy(
            entry -> entry.get("event").stringValue(), TreeMap::new, Collectors.counting()));
  }

  @Override
  public void close() {
    workers.forEach(ArmWorker::close);
    pipeline.close();
  }
}
