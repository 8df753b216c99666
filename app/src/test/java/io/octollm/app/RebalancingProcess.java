package io.octollm.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.Sources;
import io.octollm.arm.Arms;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;
import io.octollm.topology.TopologyRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The roles of one process, with one arm and all that measures, and guests that join its groups: of
 * the topology, which works as the process does, and of the arm, which takes partitions and reads nothing.
 */
final class RebalancingProcess implements AutoCloseable {
  /** The guest comes, the guest leaves. */
  static final int REBALANCES_A_VISIT = 2;
  private static final int PARTITIONS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ARM = "guardian";
  /** Those of the JVM come and go with its collections. */
  private static final String SHOWN = "(octollm|kafka)_.*";
  private static final String LAG = "octollm_consumer_lag_records{";
  /** Those of tasks and outcomes, and the arm's. */
  private static final int READ_TOPICS = 3;
  private static final String STATE = "state=\"[a-z_]+\"";
  /** They are there only while there is such a task. */
  private static final String PASSING = "octollm_oldest_unfinished_task_seconds.*";

  private final Configuration configuration;
  private final Ground ground;
  private final List<Role> roles;
  private final Path folder;
  private final KafkaProducer<byte[], byte[]> producer;
  private final HttpClient http = HttpClient.newHttpClient();
  private int rebalances;
  private int sent;

  private RebalancingProcess(Configuration configuration, Path folder, Map<String, Object> kafka)
      throws IOException {
    this.configuration = configuration;
    this.folder = folder;
    this.ground = Ground.of(configuration, kafka, PARTITIONS);
    this.roles = new RoleCatalogue(ground,
        new RoleNames(false, true, List.of(ARM), true, true, true)).inOrder();
    this.producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static RebalancingProcess start(String bootstrap, Path folder) throws Exception {
    Configuration configuration = Configuration.read(new Sources(Map.of("kafka.bootstrap", bootstrap,
        "data-dir", folder.resolve("host").toString(), "http.port", "0", "topic-prefix", "rebalanced.",
        "application-id", "rebalanced"), Map.of(), List.of()));
    Map<String, Object> kafka = configuration.kafka().clientFor(bootstrap);
    try (Cluster cluster = Cluster.reach(kafka)) {
      new TopicSetup(cluster, configuration.pipeline().topics(), PARTITIONS, Arms.names()).create();
    }
    Files.createDirectories(configuration.dataDir());
    RebalancingProcess process = new RebalancingProcess(configuration, folder, kafka);
    for (Role role : process.roles) {
      role.start();
    }
    process.await(() -> process.roles.stream().allMatch(Role::ready));
    process.lateOutcome();
    return process;
  }

  /** An arm that lost a partition reports some work twice: what counts that is to be there from the start. */
  private void lateOutcome() {
    producer.send(new ProducerRecord<>(ground.topics().outcomes(), 0, null,
        Codec.encode(new Outcome.Succeeded("task-of-nobody", "step-1", 1, ARM, "gone",
            Codec.tree("late"), 0.9, Usage.NONE, 1))));
  }

  /** Guests come, work is done with them and without them, and they are gone again. */
  void visit() throws InterruptedException {
    work();
    try (TopologyRole guest = guest(); KafkaConsumer<byte[], byte[]> atTheArm = guestAtTheArm()) {
      await(() -> guest.hasPartitions() && partitions() < PARTITIONS);
      rebalances++;
      work();
      await(() -> !atTheArm.poll(Duration.ofMillis(50)).isEmpty() || !atTheArm.assignment().isEmpty());
    }
    await(() -> partitions() == PARTITIONS);
    rebalances++;
  }

  private TopologyRole guest() {
    TopologyRole guest = new TopologyRole(configuration.limits().topology().settings(
        configuration.pipeline().applicationId(), folder.resolve("guest")), ground.kafka(),
        StreamsRole.drawing(configuration));
    guest.start();
    return guest;
  }

  private KafkaConsumer<byte[], byte[]> guestAtTheArm() {
    Map<String, Object> settings = new HashMap<>(ground.kafka());
    settings.put("group.id", configuration.pipeline().applicationId() + ".arm." + ARM);
    settings.put("group.protocol", "consumer");
    settings.put("enable.auto.commit", false);
    KafkaConsumer<byte[], byte[]> guest =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    guest.subscribe(List.of(ground.topics().arm(ARM)));
    return guest;
  }

  /** One task in each partition. */
  private void work() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      producer.send(new ProducerRecord<>(ground.topics().tasks(), partition, null,
          "{\"goal\":\"Is %d a number?\",\"assigned_arm\":\"%s\"}".formatted(sent++, ARM).getBytes()));
    }
  }

  /** Partitions of the topology that this process has. */
  private int partitions() {
    return streams().streams().metadataForLocalThreads().stream()
        .mapToInt(thread -> thread.activeTasks().size()).sum();
  }

  private TopologyRole streams() {
    return roles.stream().filter(StreamsRole.class::isInstance).map(StreamsRole.class::cast)
        .findFirst().orElseThrow().topology();
  }

  int rebalances() {
    return rebalances;
  }

  /**
   * The series of /metrics once nothing is under way and the lag of each partition has been measured,
   * each with its labels and without its value.
   */
  Set<String> settledSeries() {
    await(() -> scrape().lines().anyMatch("octollm_active_tasks 0.0"::equals)
        && scrape().lines().filter(line -> line.startsWith(LAG)).count() == READ_TOPICS * PARTITIONS);
    return series(scrape());
  }

  /** What Kafka's own meters would be if they were looked through now. */
  Set<String> kafkaSeries() {
    PrometheusMeterRegistry fresh = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    fresh.config().meterFilter(new KafkaMeters());
    try (KafkaStreamsMetrics now = new KafkaStreamsMetrics(streams().streams())) {
      now.bindTo(fresh);
      return series(fresh.scrape());
    }
  }

  private static Set<String> series(String scrape) {
    return scrape.lines().filter(line -> line.matches(SHOWN) && !line.matches(PASSING))
        .map(line -> line.substring(0, line.lastIndexOf(' ')).replaceFirst(STATE, "state"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String scrape() {
    HttpRole port = roles.stream().filter(HttpRole.class::isInstance).map(HttpRole.class::cast)
        .findFirst().orElseThrow();
    try {
      return http.send(HttpRequest.newBuilder(URI.create(port.address() + "/metrics")).build(),
          BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("the metrics cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void await(BooleanSupplier condition) {
    if (!comesTo(condition)) {
      throw new AssertionError("not within " + LIMIT);
    }
  }

  /** Whether it comes to be so within the limit. */
  boolean comesTo(BooleanSupplier condition) {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }

  /** Waits for so long, or until it is so no more. */
  void stays(Duration time, BooleanSupplier condition) {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until && condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000_000);
    }
  }

  @Override
  public void close() {
    producer.close();
    roles.reversed().forEach(Role::close);
    http.close();
  }
}
