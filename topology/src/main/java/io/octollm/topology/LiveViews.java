package io.octollm.topology;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Effect;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Ids;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Circuit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The world as it is now. */
public final class LiveViews implements Views {

  /**
   * Opens the views of a running pipeline's partitions.
   *
   * @param partitions of {@code tasks}
   * @param policy version in force
   * @param routable whether an arm's topics exist
   * @param held the arms for which an operator holds work back
   */
  public record Live(int partitions, ShellLimits limits, String policy, Predicate<String> routable,
      Supplier<Set<String>> held) implements Views.Source {
    /** Views in which nothing is held back by hand. */
    public Live(int partitions, ShellLimits limits, String policy, Predicate<String> routable) {
      this(partitions, limits, policy, routable, Set::of);
    }

    @Override
    public Views open(ProcessingContext context, Agenda agenda) {
      return new LiveViews(this, context, agenda);
    }

    @Override
    public Coordinates place(ProcessingContext context, long timestamp) {
      RecordMetadata record = context.recordMetadata().orElseThrow();
      return new Coordinates(record.topic(), record.partition(), record.offset(),
          Instant.ofEpochMilli(timestamp));
    }

    @Override
    public String sha256(byte @Nullable [] value) {
      return Ids.sha256(value == null ? new byte[0] : value);
    }

    @Override
    public @Nullable String cacheKey(@Nullable String computed) {
      return computed;
    }
  }

  private final Live live;
  private final ProcessingContext context;
  private final Agenda agenda;
  private final RegistrySnapshot registry;
  private final Instant warmUntil;

  private LiveViews(Live live, ProcessingContext context, Agenda agenda) {
    this.live = live;
    this.context = context;
    this.agenda = agenda;
    TimestampedKeyValueStore<byte[], byte[]> store =
        context.getStateStore(OctoTopology.REGISTRY_STORE);
    this.registry = new RegistrySnapshot(store, live.limits().fresh(), live.routable());
    this.warmUntil = now().plus(live.limits().warmup());
    agenda.heldFor().forEach(arm -> agenda.remember(arm, Circuit.heldBack(now())));
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  @Override
  public View view(TaskState state, Fact fact, View.@Nullable CachedAnswer cached) {
    Instant now = now();
    Map<String, Circuit> circuits = circuits();
    List<ArmRow> arms = rows(circuits, now);
    Map<String, Integer> slots = new HashMap<>();
    for (ArmRow arm : arms) {
      slots.put(arm.arm(), slots(arm, circuits, now));
    }
    return new View(now, context.taskId().partition(), live.policy(), arms, slots,
        now.isBefore(warmUntil), cached, circuits);
  }

  /** What is remembered of the arms, and those that are held back: asked once for all of a decision. */
  private Map<String, Circuit> circuits() {
    Set<String> held = live.held().get();
    if (held.isEmpty()) {
      return Map.copyOf(agenda.circuits());
    }
    Map<String, Circuit> circuits = new HashMap<>(agenda.circuits());
    held.forEach(arm -> circuits.put(arm, Circuit.HELD));
    return Map.copyOf(circuits);
  }

  private static Circuit circuit(String arm, Map<String, Circuit> circuits) {
    return circuits.getOrDefault(arm, Circuit.CLOSED);
  }

  /** The registry's rows as this partition's circuits have them. */
  private List<ArmRow> rows(Map<String, Circuit> circuits, Instant now) {
    List<ArmRow> rows = registry.rows(now);
    return circuits.isEmpty() ? rows
        : rows.stream().map(row -> row.behind(circuit(row.arm(), circuits).at(now))).toList();
  }

  /** What is left of this partition's share of the arm's capacity, and a backlog on top of it. */
  private int slots(ArmRow arm, Map<String, Circuit> circuits, Instant now) {
    int share = Math.ceilDiv(live.limits().backlog() * arm.capacity(), live.partitions());
    return arm.capacity() == 0 ? 0 : circuit(arm.arm(), circuits).places(now,
        Math.max(0, Math.max(1, share) - agenda.outstanding(arm.arm())));
  }

  @Override
  public void decided(Decision decision) {
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Remember(String arm, Circuit circuit)) {
        agenda.remember(arm, circuit);
      }
    }
  }

  @Override
  public boolean mayRelease(Agenda.Queue queue) {
    Instant now = now();
    if (queue.equals(Agenda.Queue.NOBODY_KNOWN)) {
      return !now.isBefore(warmUntil);
    }
    Map<String, Circuit> circuits = circuits();
    for (ArmRow row : registry.rows(now)) {
      if (row.arm().equals(queue.arm())) {
        return row.fresh() ? slots(row, circuits, now) > 0 : mayStrand(queue, circuits);
      }
    }
    return mayStrand(queue, circuits);
  }

  /** What is held back for an arm waits for it, however long it is away. */
  private static boolean mayStrand(Agenda.Queue queue, Map<String, Circuit> circuits) {
    return !queue.stranded() && !circuit(queue.arm(), circuits).flood();
  }
}
