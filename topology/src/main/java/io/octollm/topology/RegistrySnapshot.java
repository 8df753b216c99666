package io.octollm.topology;

import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The registry as rows, one an arm. A heartbeat is parsed once; one that does not read is no
 * candidate. Used by one stream thread.
 */
final class RegistrySnapshot {
  private record Beat(byte[] raw, Decoded<ArmCapability> read) {}

  private final ReadOnlyKeyValueStore<byte[], ValueAndTimestamp<byte[]>> store;
  private final Duration fresh;
  private final Predicate<String> routable;
  private final Map<String, Beat> parsed = new HashMap<>();
  private List<ArmRow> rows = List.of();
  private Instant staleAt = Instant.MIN;
  private Instant readAt = Instant.MIN;

  /** @param routable whether the arm's topics exist, so that something may be sent there */
  RegistrySnapshot(ReadOnlyKeyValueStore<byte[], ValueAndTimestamp<byte[]>> store, Duration fresh,
      Predicate<String> routable) {
    this.store = store;
    this.fresh = fresh;
    this.routable = routable;
  }

  /** The rows by now; looked up again when a millisecond has passed. */
  List<ArmRow> rows(Instant now) {
    if (!now.equals(readAt)) {
      readAt = now;
      if (hasChanged() || !now.isBefore(staleAt)) {
        rows = read(now);
      }
    }
    return rows;
  }

  private boolean hasChanged() {
    int seen = 0;
    try (KeyValueIterator<byte[], ValueAndTimestamp<byte[]>> all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        Beat beat = parsed.get(key(entry.key));
        if (beat == null || !Arrays.equals(beat.raw(), entry.value.value())) {
          return true;
        }
        seen++;
      }
    }
    return seen != parsed.size();
  }

  private static String key(byte[] key) {
    return new String(key, java.nio.charset.StandardCharsets.UTF_8);
  }

  private List<ArmRow> read(Instant now) {
    Map<String, List<ArmCapability>> known = new TreeMap<>();
    Map<String, List<ArmCapability>> alive = new HashMap<>();
    parsed.clear();
    staleAt = Instant.MAX;
    try (KeyValueIterator<byte[], ValueAndTimestamp<byte[]>> all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        byte[] raw = entry.value.value();
        Beat beat = new Beat(raw, Codec.decode(raw, ArmCapability.class));
        parsed.put(key(entry.key), beat);
        if (beat.read() instanceof Decoded.Value<ArmCapability>(var arm)) {
          known.computeIfAbsent(arm.arm(), _ -> new ArrayList<>()).add(arm);
          Instant until = Instant.ofEpochMilli(entry.value.timestamp()).plus(fresh);
          // An arm whose topics are yet to be found is known: its steps wait, and nothing goes there.
          if (now.isBefore(until) && routable.test(arm.arm())) {
            alive.computeIfAbsent(arm.arm(), _ -> new ArrayList<>()).add(arm);
            staleAt = until.isBefore(staleAt) ? until : staleAt;
          }
        }
      }
    }
    return known.entrySet().stream()
        .map(e -> row(e.getKey(), e.getValue(), alive.getOrDefault(e.getKey(), List.of()))).toList();
  }

  private static ArmRow row(String arm, List<ArmCapability> known, List<ArmCapability> alive) {
    List<ArmCapability> telling = alive.isEmpty() ? known : alive;
    TreeSet<String> capabilities = new TreeSet<>();
    telling.forEach(instance -> capabilities.addAll(instance.capabilities()));
    ArmCapability first = telling.getFirst();
    int capacity = alive.stream().mapToInt(ArmCapability::capacity).sum();
    int inFlight = alive.stream().mapToInt(ArmCapability::inFlight).sum();
    return new ArmRow(arm, List.copyOf(capabilities), !alive.isEmpty(), Breaker.CLOSED, capacity,
        Math.max(0, capacity - inFlight),
        telling.stream().mapToInt(instance -> instance.success().ok()).sum(),
        telling.stream().mapToInt(instance -> instance.success().n()).sum(),
        first.costTier(), first.models(), telling.stream().anyMatch(ArmCapability::unsafe));
  }
}
