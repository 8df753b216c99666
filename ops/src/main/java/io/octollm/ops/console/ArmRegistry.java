package io.octollm.ops.console;

import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.EventName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arms as their heartbeats tell, followed from {@code registry}. An instance that falls silent
 * without a farewell is told of once. Bounded; thread-safe.
 */
public final class ArmRegistry implements TopicReader.Visitor, AutoCloseable {
  private static final int MAX_INSTANCES = 10_000;
  private static final int MAX_ARMS = 100;
  private static final int LOOKS_WHILE_FRESH = 5;
  private static final Logger LOG = LoggerFactory.getLogger(ArmRegistry.class);

  private final Map<String, Heartbeat> instances = new TreeMap<>();
  private final Set<String> arms = new TreeSet<>();
  private final TopicFollower follower;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("octollm-arm-watch").factory());
  private final Duration freshFor;
  private final Clock clock;

  private record Heartbeat(ArmCapability capability, Instant at, Presence presence) {
    Heartbeat as(Presence other) {
      return new Heartbeat(capability, at, other);
    }
  }

  /** What this process has seen of an instance; one that it never heard alive cannot be lost to it. */
  private enum Presence {
    HEARSAY,
    ALIVE,
    LOST
  }

  /** @param freshFor how old the newest heartbeat of a live instance may be */
  public ArmRegistry(
      Map<String, Object> kafka, String registryTopic, Duration freshFor, Clock clock) {
    this.follower =
        new TopicFollower("registry", kafka, registryTopic::equals, Long.MAX_VALUE, this);
    this.freshFor = freshFor;
    this.clock = clock;
  }

  public void start() {
    follower.start();
    long look = freshFor.dividedBy(LOOKS_WHILE_FRESH).toMillis();
    watch.scheduleWithFixedDelay(this::tellTheLost, look, look, TimeUnit.MILLISECONDS);
  }

  public boolean caughtUp() {
    return follower.caughtUp();
  }

  @Override
  public synchronized void visit(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    remember(key);
    if (record.value() == null) {
      instances.remove(key);
    } else if ((instances.size() < MAX_INSTANCES || instances.containsKey(key))
        && Codec.decode(record.value(), ArmCapability.class)
            instanceof Decoded.Value<ArmCapability>(ArmCapability capability)) {
      instances.put(key, heard(instances.get(key), new Heartbeat(
          capability, Instant.ofEpochMilli(record.timestamp()), Presence.HEARSAY)));
    }
  }

  /** A beat that is old when it is read, as after a start, tells nothing of now. */
  private Heartbeat heard(@Nullable Heartbeat before, Heartbeat beat) {
    Presence was = before == null ? Presence.HEARSAY : before.presence();
    if (!isFresh(beat)) {
      return beat.as(was);
    }
    if (was == Presence.LOST) {
      line(LOG.atInfo(), EventName.ARM_REGISTERED, beat)
          .addKeyValue("capacity", beat.capability().capacity()).log();
    }
    return beat.as(Presence.ALIVE);
  }

  /** Says once of each instance that it is heard no more. */
  synchronized void tellTheLost() {
    instances.replaceAll((key, last) -> {
      if (last.presence() != Presence.ALIVE || isFresh(last)) {
        return last;
      }
      line(LOG.atWarn(), EventName.ARM_LOST, last).addKeyValue("duration", age(last)).log();
      return last.as(Presence.LOST);
    });
  }

  private static LoggingEventBuilder line(LoggingEventBuilder line, EventName event, Heartbeat of) {
    return line.setMessage(event.text()).addKeyValue("arm", of.capability().arm())
        .addKeyValue("instance", of.capability().instance());
  }

  /** An arm that said farewell is still one that should be there. */
  private void remember(String key) {
    int slash = key.indexOf('/');
    if (slash > 0 && arms.size() < MAX_ARMS) {
      arms.add(key.substring(0, slash));
    }
  }

  /** How many fresh instances each arm has that was ever heard of. */
  public synchronized Map<String, Integer> freshByArm() {
    Map<String, Integer> fresh = new TreeMap<>();
    arms.forEach(arm -> fresh.put(arm, 0));
    for (Heartbeat heartbeat : instances.values()) {
      if (isFresh(heartbeat)) {
        fresh.merge(heartbeat.capability().arm(), 1, Integer::sum);
      }
    }
    return fresh;
  }

  /** One object an arm, with its fresh instances, or the one last heard of when none is fresh. */
  public synchronized ObjectNode toJson() {
    Map<String, List<Heartbeat>> byArm = instances.values().stream().collect(
        Collectors.groupingBy(h -> h.capability().arm(), TreeMap::new, Collectors.toList()));
    ObjectNode answer = Codec.emptyObject();
    ArrayNode arms = answer.putArray("arms");
    byArm.forEach((arm, heartbeats) -> {
      List<Heartbeat> fresh = heartbeats.stream().filter(this::isFresh).toList();
      ObjectNode line = arms.addObject().put("arm", arm).put("fresh", !fresh.isEmpty())
          .put("capacity", fresh.stream().mapToInt(h -> h.capability().capacity()).sum())
          .put("in_flight", fresh.stream().mapToInt(h -> h.capability().inFlight()).sum());
      line.set("capabilities", Codec.tree(heartbeats.stream()
          .flatMap(h -> h.capability().capabilities().stream()).distinct().sorted().toList()));
      ArrayNode list = line.putArray("instances");
      for (Heartbeat heartbeat : fresh.isEmpty() ? newest(heartbeats) : fresh) {
        ObjectNode instance = (ObjectNode) Codec.tree(heartbeat.capability());
        list.add(instance.put("fresh", isFresh(heartbeat)).put("age_seconds", age(heartbeat)));
      }
    });
    return answer;
  }

  private static List<Heartbeat> newest(List<Heartbeat> heartbeats) {
    return heartbeats.stream().max(Comparator.comparing(Heartbeat::at)).stream().toList();
  }

  private boolean isFresh(Heartbeat heartbeat) {
    return age(heartbeat) <= freshFor.toMillis() / 1_000.0;
  }

  private double age(Heartbeat heartbeat) {
    return Math.max(0, Duration.between(heartbeat.at(), clock.instant()).toMillis() / 1_000.0);
  }

  @Override
  public void close() {
    watch.shutdownNow();
    follower.close();
  }
}
