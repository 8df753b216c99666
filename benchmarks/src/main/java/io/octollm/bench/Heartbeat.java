package io.octollm.bench;

import io.octollm.schema.Topics;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/** Keeps the registry fresh, as the arms of a pipeline do. */
final class Heartbeat implements AutoCloseable {
  private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("heartbeat").factory());

  Heartbeat(Producer<byte[], byte[]> producer, Topics topics, InstantSource clock) {
    Runnable beat = () -> Registry.heartbeats(topics, clock.instant()).forEach(producer::send);
    beat.run();
    producer.flush();
    beats.scheduleAtFixedRate(beat, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
