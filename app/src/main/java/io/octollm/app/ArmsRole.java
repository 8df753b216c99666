package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.arm.Arm;
import io.octollm.arm.ArmParts;
import io.octollm.arm.ArmUnusable;
import io.octollm.arm.ArmWorker;
import io.octollm.arm.Arms;
import io.octollm.arm.WorkerSettings;
import io.octollm.model.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Arms at work in this process, each on its own topic. */
final class ArmsRole implements Role {
  private static final Duration POLL = Duration.ofMillis(20);

  private final Ground ground;
  private final List<String> names;
  /** Opened once: the limits of a model hold for all arms of the process together. */
  private final Models models;
  private final Map<String, ArmWorker> workers = new ConcurrentHashMap<>();
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private @Nullable Thread reader;
  private volatile @Nullable Documents documents;
  private volatile boolean closing;

  ArmsRole(Ground ground, List<String> names) {
    this.ground = ground;
    this.names = names;
    this.models = ModelDoor.open(ground.configuration().model());
  }

  @Override
  public String name() {
    return names.size() == 1 ? "arm:" + names.getFirst() : "arms";
  }

  @Override
  public void start() throws IOException {
    Tail registry = Tail.fromNow(ground.kafka(), List.of(ground.topics().registry()));
    Files.createDirectories(scratch());
    for (String name : names) {
      if (name.equals(Arms.RETRIEVER)) {
        startRetriever();
      } else {
        start(name);
      }
    }
    reader = Thread.ofVirtual().name("first-heartbeats").start(() -> readBack(registry));
  }

  /** It begins once it has what the topic of documents holds; the other arms do not wait for it. */
  private void startRetriever() throws IOException {
    Documents opened = Documents.open(ground.configuration(), ground.filter(), ground.meters());
    documents = opened;
    opened.follow(ground, () -> start(Arms.RETRIEVER));
  }

  /** Starts one arm, again after it was stopped. */
  void start(String name) {
    ArmWorker worker = new ArmWorker(settings(), create(name), ground.filter(),
        ground.kafka(), ground.meters(), Clock.systemUTC());
    workers.put(name, worker);
    worker.start();
  }

  private Arm create(String name) {
    try {
      return Arms.create(name, parts());
    } catch (ArmUnusable e) {
      throw Failure.unreachable(String.valueOf(e.getMessage()));
    }
  }

  /** Drains one arm and says farewell to the registry. */
  void stop(String name) {
    ArmWorker worker = workers.remove(name);
    if (worker != null) {
      worker.close();
    }
  }

  private WorkerSettings settings() {
    Configuration configuration = ground.configuration();
    Limits.Worker worker = configuration.limits().worker();
    return new WorkerSettings(ground.topics(), configuration.pipeline().applicationId(),
        ground.instance(), VersionVerb.current(), worker.inFlight(), worker.maxOutputBytes(),
        worker.heartbeat(), worker.drain());
  }

  private ArmParts parts() {
    return new ArmParts(
        documents == null ? null : documents.library(), scratch(), models, ground.filter(),
        ground.configuration().executor());
  }

  private Path scratch() {
    return ground.configuration().dataDir().resolve("scratch");
  }

  /** Every arm runs, and its first heartbeat was read back. */
  @Override
  public boolean ready() {
    return allRegistered() && names.stream().allMatch(this::running);
  }

  private boolean running(String name) {
    ArmWorker worker = workers.get(name);
    return worker != null && worker.running()
        && (documents == null || !name.equals(Arms.RETRIEVER) || documents.following());
  }

  private boolean allRegistered() {
    return names.stream().allMatch(name -> registered.contains(name + "/" + ground.instance()));
  }

  private void readBack(Tail registry) {
    try (registry) {
      while (!closing && !allRegistered()) {
        for (ConsumerRecord<byte[], byte[]> record : registry.poll(POLL)) {
          if (record.key() != null && record.value() != null) {
            registered.add(new String(record.key(), StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  /** Drains all of them side by side, so that one limit is enough for all. */
  @Override
  public void close() {
    closing = true;
    if (documents != null) {
      documents.endCatchUp();
    }
    List<Thread> stops = workers.keySet().stream()
        .map(name -> Thread.ofVirtual().name("stop-" + name).start(() -> stop(name)))
        .toList();
    if (reader != null) {
      stops = Stream.concat(stops.stream(), Stream.of(reader)).toList();
    }
    for (Thread stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (documents != null) {
      documents.close();
    }
  }
}
