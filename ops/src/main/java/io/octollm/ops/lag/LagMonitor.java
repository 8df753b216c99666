package io.octollm.ops.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.schema.EventName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gauges of lag, groups, topics, unfinished tasks, live arms and open letters fresh, on a
 * thread of its own. What is not known is absent, neither 0 nor NaN.
 */
public final class LagMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);

  private final Lag lag;
  private final ClusterWatch cluster;
  private final Watched watched;
  private final Clock clock;
  private final Duration interval;
  private final LagGauges gauges;
  private final StuckPartitions stuck = new StuckPartitions();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /** @param interval between two measurements */
  public LagMonitor(Map<String, Object> kafka, String applicationId, Watched watched,
      Duration interval, Clock clock, MeterRegistry meters) {
    this.lag = new Lag(kafka, applicationId, clock);
    this.cluster = new ClusterWatch(kafka, applicationId);
    this.watched = watched;
    this.interval = interval;
    this.clock = clock;
    this.gauges = new LagGauges(meters);
    this.thread = Thread.ofPlatform().daemon().name("octollm-lag").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        measure();
      } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure() throws InterruptedException {
    try {
      List<PartitionLag> partitions = lag.measure();
      ClusterState state = cluster.measure(partitions.stream()
          .map(lag -> new TopicPartition(lag.topic(), lag.partition())).collect(Collectors.toSet()));
      LagReport report =
          new LagReport(clock.instant(), partitions, watched.active().oldestByArm());
      gauges.show(report, state);
      gauges.showCommitAges(stuck.look(report));
      gauges.show(report, watched.letters().byStage(), watched.arms().get());
    } catch (KafkaException e) {
      gauges.forget();
      if (stopping.getCount() == 0) {
        return;
      }
      LOG.atWarn().setMessage(EventName.CONNECTIVITY_TIMEOUT.text()).addKeyValue("target", "lag")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lag.close();
    cluster.close();
  }
}
