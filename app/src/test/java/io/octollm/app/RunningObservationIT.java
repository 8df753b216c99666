package io.octollm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.LogSettings;
import io.octollm.app.config.Sources;
import io.octollm.app.log.Logging;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.lines.LineCheck;
import io.octollm.topology.Parts;
import io.octollm.topology.TopologyRole;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the benchmark calls observed is: a pipeline's lines, meters and lag come out. Alone: it logs for all. */
@Isolated
@Tag("slow")
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class RunningObservationIT {
  private static final String APPLICATION = "watched";

  @TempDir Path folder;

  @AfterEach
  void quiet() {
    logNothing();
  }

  private static void logNothing() {
    Logging.start(new LogSettings(LogSettings.Level.OFF, LogSettings.Format.JSON, null),
        LogSettings.Level.OFF, OutputStream.nullOutputStream(), false);
  }

  @Test
  void linesMetersAndLagOfAPipelineComeOut(EmbeddedBroker broker) throws Exception {
    Configuration configuration = Configuration.read(new Sources(Map.of("data-dir", folder.toString(),
        "application-id", APPLICATION, "topic-prefix", APPLICATION + "."), Map.of(), List.of()));
    Map<String, Object> kafka = configuration.kafka().clientFor(broker.bootstrap());
    topics(configuration, kafka);
    RunningObservation observation =
        new RunningObservation(folder, RunningObservationIT::logNothing);

    try (RunningObservation.Running watch = observation.begin(kafka, APPLICATION);
        TopologyRole pipeline = new TopologyRole(configuration.limits().topology()
            .settings(APPLICATION, folder.resolve("streams")), kafka, watched(configuration, watch))) {
      watch.started(pipeline.streams());
      pipeline.start();
      submit(kafka, APPLICATION + ".tasks");

      await(() -> logged(observation).anyMatch(line -> line.contains("\"event\":\"task.rejected\"")));
      await(() -> scraped(watch.shown()).contains("octollm_tasks_total{")
          && scraped(watch.shown()).contains("octollm_consumer_lag_records{")
          && scraped(watch.shown()).contains("kafka_stream_thread_commit_total{"));
    }
    assertThat(LineCheck.flaws(logged(observation).toList())).isEmpty();
  }

  private static void topics(Configuration configuration, Map<String, Object> kafka) {
    try (Cluster cluster = Cluster.reach(kafka)) {
      new TopicSetup(cluster, configuration.pipeline().topics(), configuration.pipeline().partitions(),
          List.of("coder")).create();
    }
  }

  private static Parts watched(Configuration configuration, RunningObservation.Running watch) {
    Parts parts = StreamsRole.drawing(configuration);
    return new Parts(parts.topics(), parts.limits(), parts.reader(), parts.reflex(), parts.cache(),
        parts.orchestrator(), parts.views(), watch.observer(), false, "test");
  }

  private static void submit(Map<String, Object> kafka, String topic) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "no task".getBytes(UTF_8)));
    }
  }

  private static Stream<String> logged(RunningObservation observation) {
    try {
      return Files.readAllLines(observation.log(APPLICATION)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String scraped(URI metrics) {
    try (var stream = metrics.toURL().openStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within 30 s");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
