package io.octollm.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets those of Kafka's own meters through that somebody on call reads, each described. None of them
 * has a topic, a partition or a node among its labels, so a rebalance leaves their number as it is;
 * ids that are drawn at random are cut off, so a restart does.
 */
final class KafkaMeters implements MeterFilter {
  private static final String KAFKA = "kafka.";
  private static final Pattern DRAWN =
      Pattern.compile("^.*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?");
  private static final Map<String, String> KEPT = Map.ofEntries(
      Map.entry("kafka.stream.alive.stream.threads", "Stream threads that run"),
      Map.entry("kafka.stream.failed.stream.threads.total", "Stream threads that died"),
      Map.entry("kafka.stream.thread.task.closed.total", "Partitions that a stream thread gave up"),
      Map.entry("kafka.stream.thread.commit.total", "Commits of a stream thread"),
      Map.entry("kafka.stream.thread.commit.latency.avg", "A commit on average, in milliseconds"),
      Map.entry("kafka.stream.thread.commit.latency.max", "The longest commit, in milliseconds"),
      Map.entry("kafka.stream.thread.commit.ratio", "Share of a thread's time that commits take"),
      Map.entry("kafka.stream.thread.process.total", "Records that a stream thread processed"),
      Map.entry("kafka.stream.thread.process.ratio", "Share of a thread's time that records take"),
      Map.entry("kafka.stream.thread.poll.ratio", "Share of a thread's time that reading takes"),
      Map.entry("kafka.stream.thread.punctuate.ratio", "Share of a thread's time that timers take"),
      Map.entry("kafka.consumer.coordinator.rebalance.total", "Rebalances that a consumer took part in"),
      Map.entry("kafka.consumer.last.poll.seconds.ago", "Seconds since a consumer last asked"),
      Map.entry("kafka.producer.buffer.available.bytes", "Bytes of a producer's buffer that are free"),
      Map.entry("kafka.producer.buffer.total.bytes", "Bytes of a producer's buffer"));

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return !id.getName().startsWith(KAFKA) || KEPT.containsKey(id.getName())
        ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    String description = KEPT.get(id.getName());
    return description == null ? id
        : new Meter.Id(id.getName(), Tags.of(id.getTags().stream().map(KafkaMeters::known).toList()),
            id.getBaseUnit(), description, id.getType());
  }

  /** The same labels with other values: the binder takes a meter of fewer labels for an older one. */
  private static Tag known(Tag tag) {
    String rest = DRAWN.matcher(tag.getValue()).replaceFirst("");
    return Tag.of(tag.getKey(), rest.isEmpty() ? "streams" : rest);
  }
}
