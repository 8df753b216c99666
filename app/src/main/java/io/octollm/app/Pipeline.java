package io.octollm.app;

import io.octollm.arm.Arms;
import io.octollm.app.config.Configuration;
import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running pipeline, or the part of one that this process is: its roles, started in order. */
final class Pipeline implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
  private static final Duration READY_LIMIT = Duration.ofSeconds(120);
  private static final long LOOK_NANOS = 10_000_000;

  private final Configuration configuration;
  private final RoleNames wanted;
  private final Deque<Role> running = new ArrayDeque<>();
  private @Nullable String bootstrap;
  private @Nullable String http;
  private @Nullable ArmsRole arms;

  private Pipeline(Configuration configuration, RoleNames wanted) {
    this.configuration = configuration;
    this.wanted = wanted;
  }

  /**
   * Starts the roles and returns when each is ready. What stands in the way ends the verb, with what
   * was started stopped again.
   *
   * @param kafkaPort of the embedded broker; 0 for a free one
   */
  static Pipeline start(Configuration configuration, RoleNames wanted, int kafkaPort) {
    Pipeline pipeline = new Pipeline(configuration, wanted);
    try {
      pipeline.open(kafkaPort);
      return pipeline;
    } catch (IOException e) {
      pipeline.close();
      throw Failure.unreachable("the data folder " + configuration.dataDir() + " cannot be used ("
          + e.getClass().getSimpleName() + "): make it a writable folder or choose another with --data");
    } catch (RuntimeException | Error e) {
      pipeline.close();
      throw e;
    }
  }

  private void open(int kafkaPort) throws IOException {
    StartChecks.settings(configuration, configuration.kafka().clientFor(""));
    StartChecks.sandbox(configuration, wanted.arms());
    Files.createDirectories(configuration.dataDir());
    String address = wanted.broker() ? broker(kafkaPort) : named();
    bootstrap = address;
    Map<String, Object> kafka = configuration.kafka().clientFor(address);
    int partitions = prepareTopics(kafka);
    Ground ground = Ground.of(configuration, kafka, partitions);
    log.atInfo().setMessage(EventName.POLICY_UPDATED.text())
        .addKeyValue("policy", ground.policy().version()).log();
    for (Role role : new RoleCatalogue(ground, wanted).inOrder()) {
      start(role);
      switch (role) {
        case HttpRole port -> http = port.address();
        case ArmsRole working -> arms = working;
        default -> { }
      }
    }
    awaitReady();
  }

  private String broker(int kafkaPort) {
    BrokerRole broker = new BrokerRole(configuration.dataDir().resolve("kafka"), kafkaPort);
    start(broker);
    return broker.bootstrap();
  }

  private String named() {
    String named = configuration.kafka().bootstrap();
    return named == null
        ? Target.find(configuration, null, true).bootstrap()
        : named;
  }

  /** Makes what is missing and refuses what does not fit; returns how many partitions tasks has. */
  private int prepareTopics(Map<String, Object> kafka) {
    try (Cluster cluster = Cluster.reach(kafka)) {
      TopicSetup setup = new TopicSetup(cluster, topics(), configuration.pipeline().partitions(),
          Arms.names());
      StartChecks.Asked asked = StartChecks.ask(cluster, configuration, kafka);
      List<String> made = setup.create();
      if (!made.isEmpty()) {
        log.atInfo().setMessage(EventName.TOPICS_CREATED.text()).addKeyValue("count", made.size()).log();
      }
      List<TopicSetup.Row> rows = setup.require();
      rows.stream().flatMap(row -> row.remarks().stream()).forEach(StartChecks::note);
      StartChecks.require(cluster, asked);
      return rows.getFirst().partitions();
    }
  }

  private void start(Role role) {
    log.atInfo().setMessage(EventName.SERVICE_START.text()).addKeyValue("role", role.name()).log();
    running.push(role);
    try {
      role.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while " + role.name() + " started");
    } catch (Exception e) {
      throw Failure.unreachable(role.name() + " does not start: " + e);
    }
  }

  private void awaitReady() {
    long until = System.nanoTime() + READY_LIMIT.toNanos();
    for (Role role : running.reversed()) {
      while (!role.ready()) {
        if (Thread.currentThread().isInterrupted()) {
          throw Failure.unreachable("stopped before " + role.name() + " was ready");
        }
        if (System.nanoTime() > until) {
          throw Failure.unreachable(
              role.name() + " was not ready within " + READY_LIMIT.toSeconds() + " s");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      log.atDebug().setMessage(EventName.SERVICE_READY.text()).addKeyValue("role", role.name()).log();
    }
  }

  String bootstrap() {
    if (bootstrap == null) {
      throw new IllegalStateException("the pipeline has not been started");
    }
    return bootstrap;
  }

  /** Where HTTP is served; null before the start. */
  @Nullable String http() {
    return http;
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }

  Configuration configuration() {
    return configuration;
  }

  /** The arms of this process; only where it has any. */
  ArmsRole arms() {
    if (arms == null) {
      throw new IllegalStateException("no arm runs in this process");
    }
    return arms;
  }

  /** What every Kafka client on this pipeline is made with. */
  Map<String, Object> kafka() {
    return configuration.kafka().clientFor(bootstrap());
  }

  /** Stops the roles, the last started first; in order also for somebody who was interrupted. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    while (!running.isEmpty()) {
      Role role = running.pop();
      try {
        role.close();
        log.atInfo().setMessage(EventName.SERVICE_STOP.text()).addKeyValue("role", role.name()).log();
      } catch (RuntimeException e) {
        log.atError().setMessage(EventName.SERVICE_FAILED.text()).addKeyValue("role", role.name())
            .setCause(e).log();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
