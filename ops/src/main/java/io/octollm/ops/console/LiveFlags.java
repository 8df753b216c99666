package io.octollm.ops.console;

import io.octollm.ops.topic.Clients;
import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.EventName;
import io.octollm.schema.Setting;
import io.octollm.schema.Spelling;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flags as {@code settings} has them, followed by each process, so that a change is in force
 * everywhere within a moment and after a restart. What does not read as a known flag is passed over.
 * Thread-safe.
 */
public final class LiveFlags implements TopicReader.Visitor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFlags.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Map<String, Object> kafka;
  private final String topic;
  private final List<Flag> catalogue;
  private final Clock clock;
  private final TopicFollower follower;
  private final Object changed = new Object();
  /** The names of those that are on. */
  private volatile Set<String> on;
  private volatile Set<String> held;
  /** The last offset that was read; the topic has one partition. */
  private long seen = -1;

  /** @param topic of the settings */
  public LiveFlags(Map<String, Object> kafka, String topic, List<Flag> catalogue, Clock clock) {
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
    this.catalogue = List.copyOf(catalogue);
    this.clock = clock;
    this.follower = new TopicFollower("settings", kafka, topic::equals, Long.MAX_VALUE, this);
    this.on = catalogue.stream().filter(Flag::initial).map(Flag::name).collect(Collectors.toUnmodifiableSet());
    this.held = held(catalogue, on);
  }

  public void start() {
    follower.start();
  }

  /** Whether what was said before the start is in force. */
  public boolean caughtUp() {
    return follower.caughtUp();
  }

  /** Whether a flag is on; false for an unknown one. Costs a look-up. */
  public boolean isOn(String name) {
    return on.contains(name);
  }

  /** All flags by name. */
  public Map<String, Boolean> all() {
    Set<String> now = on;
    Map<String, Boolean> all = new TreeMap<>();
    catalogue.forEach(flag -> all.put(flag.name(), now.contains(flag.name())));
    return all;
  }

  /** The arms for which work is held back. */
  public Set<String> held() {
    return held;
  }

  private static Set<String> held(List<Flag> catalogue, Set<String> on) {
    return catalogue.stream().filter(flag -> flag.holds() != null && on.contains(flag.name()))
        .map(Flag::holds).collect(Collectors.toUnmodifiableSet());
  }

  /** All flags by {@link Flag#key}. */
  Map<String, Boolean> byKey() {
    Map<String, Boolean> keyed = new TreeMap<>();
    catalogue.forEach(flag -> keyed.put(flag.key(), isOn(flag.name())));
    return keyed;
  }

  /**
   * Switches a flag everywhere; returns when it is in force here.
   *
   * @throws IllegalArgumentException for an unknown flag; it says which one is near
   */
  Map<String, Boolean> set(FlagChange change) throws InterruptedException {
    long offset = write(flag(change.name()), change.value());
    long until = System.nanoTime() + LIMIT.toNanos();
    synchronized (changed) {
      while (seen < offset) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new KafkaException("the flag was written at offset " + offset + " and is not read back");
        }
        changed.wait(left);
      }
    }
    return all();
  }

  private Flag flag(String name) {
    return catalogue.stream().filter(flag -> flag.name().equals(name)).findFirst().orElseThrow(() -> {
      List<String> names = catalogue.stream().map(Flag::name).toList();
      return new IllegalArgumentException("name: there is no such flag, the nearest is "
          + Spelling.nearest(name, names) + "; known are " + names);
    });
  }

  private long write(Flag flag, boolean value) throws InterruptedException {
    Setting setting = new Setting(flag.key(), Codec.tree(value), clock.instant(), "http");
    Map<String, Object> settings = Clients.bounded(kafka);
    settings.put("delivery.timeout.ms", (int) LIMIT.toMillis());
    settings.put("max.block.ms", (int) LIMIT.toMillis());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(
          topic, setting.name().getBytes(StandardCharsets.UTF_8), Codec.encode(setting))).get().offset();
    } catch (ExecutionException e) {
      throw new KafkaException("the flag was not written", e.getCause());
    }
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    for (Flag flag : catalogue) {
      if (key.equals(flag.key())) {
        take(flag, record.value() == null ? flag.initial() : value(record.value(), flag));
      }
    }
    synchronized (changed) {
      seen = Math.max(seen, record.offset());
      changed.notifyAll();
    }
  }

  private boolean value(byte[] setting, Flag flag) {
    boolean now = isOn(flag.name());
    return Codec.decode(setting, Setting.class) instanceof Decoded.Value<Setting>(Setting read)
        ? read.value().asBoolean(now) : now;
  }

  private void take(Flag flag, boolean value) {
    if (isOn(flag.name()) == value) {
      return;
    }
    Set<String> next = new TreeSet<>(on);
    if (value) {
      next.add(flag.name());
    } else {
      next.remove(flag.name());
    }
    on = Set.copyOf(next);
    held = held(catalogue, on);
    LOG.atInfo().setMessage(EventName.FLAG_UPDATED.text())
        .addKeyValue("flag", flag.name()).addKeyValue("value", value).log();
  }

  @Override
  public void close() {
    follower.close();
  }
}
