package io.octollm.ops.console;

import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The arms as their heartbeats tell, followed from {@code registry}. Bounded; thread-safe. */
public final class ArmRegistry implements TopicReader.Visitor, AutoCloseable {
  private static final int MAX_INSTANCES = 10_000;
  private static final int MAX_ARMS = 100;

  private final Map<String, Heartbeat> instances = new TreeMap<>();
  private final Set<String> arms = new TreeSet<>();
  private final TopicFollower follower;
  private final Duration freshFor;
  private final Clock clock;

  private record Heartbeat(ArmCapability capability, Instant at) {}

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
    heard(key);
    if (record.value() == null) {
      instances.remove(key);
    } else if ((instances.size() < MAX_INSTANCES || instances.containsKey(key))
        && Codec.decode(record.value(), ArmCapability.class)
            instanceof Decoded.Value<ArmCapability>(ArmCapability capability)) {
      instances.put(key, new Heartbeat(capability, Instant.ofEpochMilli(record.timestamp())));
    }
  }

  /** An arm that said farewell is still one that should be there. */
  private void heard(String key) {
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
    follower.close();
  }
}
