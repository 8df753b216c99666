package io.octollm.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.LogSettings;
import io.octollm.app.config.Sources;
import io.octollm.app.log.Logging;
import io.octollm.bench.Observation;
import io.octollm.topology.Observer;
import io.octollm.topology.TopologyObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Watches a benchmark's pipeline with what {@code up} watches its own with: the log, the meters, the
 * role lag, and somebody who scrapes. Its log is the process's own as long as it watches.
 */
final class RunningObservation implements Observation {
  private static final Duration SCRAPE = Duration.ofSeconds(2);

  private final Path folder;
  private final Runnable logAsBefore;

  /** @param logAsBefore sets the process's own log up again */
  RunningObservation(Path folder, Runnable logAsBefore) {
    this.folder = folder;
    this.logAsBefore = logAsBefore;
  }

  @Override
  public String described() {
    return "JSON log at INFO into a file, meters, /metrics scraped every " + SCRAPE.toSeconds()
        + " s, role lag";
  }

  @Override
  public Running begin(Map<String, Object> kafka, String application) {
    try {
      Configuration configuration = Configuration.read(new Sources(Map.of(
          "kafka.bootstrap", String.valueOf(kafka.get("bootstrap.servers")),
          "application-id", application, "topic-prefix", application + ".",
          "data-dir", folder.toString(), "http.port", "0", "log.level", "info", "log.format", "json",
          "log.file", log(application).toString()), Map.of(), List.of()));
      Files.createDirectories(folder);
      Logging.start(configuration.log(), LogSettings.Level.INFO, OutputStream.nullOutputStream(), false);
      Running running = new Running(
          Ground.of(configuration, kafka, configuration.pipeline().partitions()));
      running.start();
      return running;
    } catch (Configuration.Invalid e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw Failure.unreachable("the folder " + folder + " cannot be used: " + e.getClass().getSimpleName());
    }
  }

  /** Where the lines about an application go. */
  Path log(String application) {
    return folder.resolve(application + ".log");
  }

  final class Running implements Watch {
    private final Ground ground;
    private final Deque<Role> roles = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable URI shown;
    private @Nullable KafkaStreamsMetrics metrics;

    Running(Ground ground) {
      this.ground = ground;
    }

    void start() throws IOException {
      EventsRole events = new EventsRole(ground, false);
      RegistryRole registry = new RegistryRole(ground);
      HttpRole http = new HttpRole(ground, new FlagsRole(ground).flags(), null, null, () -> true);
      roles.push(events);
      events.start();
      roles.push(registry);
      registry.start();
      LagRole lag = new LagRole(ground, events.recent(), registry.registry());
      roles.push(lag);
      lag.start();
      roles.push(http);
      http.start();
      URI metrics = URI.create(http.address() + "/metrics");
      shown = metrics;
      Thread.ofVirtual().name("scrapes").start(() -> scrape(metrics));
    }

    /** Where the metrics are shown; null before the start. */
    @Nullable URI shown() {
      return shown;
    }

    private void scrape(URI metrics) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        do {
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.discarding());
        } while (!closed.await(SCRAPE.toMillis(), TimeUnit.MILLISECONDS));
      } catch (IOException e) {
        if (closed.getCount() > 0) {
          throw new IllegalStateException("the metrics cannot be read", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Observer observer() {
      return new TopologyObserver(ground.meters(), Clock.systemUTC());
    }

    @Override
    public void started(KafkaStreams streams) {
      metrics = new KafkaStreamsMetrics(streams);
      metrics.bindTo(ground.meters());
    }

    @Override
    public void close() {
      closed.countDown();
      roles.forEach(Role::close);
      if (metrics != null) {
        metrics.close();
      }
      logAsBefore.run();
    }
  }
}
