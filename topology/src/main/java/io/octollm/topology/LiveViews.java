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
import java.util.function.Predicate;
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
   * @param held whether an operator holds work for an arm back
   */
  public record Live(int partitions, ShellLimits limits, String policy, Predicate<String> routable,
      Predicate<String> held) implements Views.Source {
    /** Views in which nothing is held back by hand. */
    public Live(int partitions, ShellLimits limits, String policy, Predicate<String> routable) {
      this(partitions, limits, policy, routable, _ -> false);
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
    List<ArmRow> arms = rows(now);
    Map<String, Integer> slots = new HashMap<>();
    for (ArmRow arm : arms) {
      slots.put(arm.arm(), slots(arm, now));
    }
    return new View(now, context.taskId().partition(), live.policy(), arms, slots,
        now.isBefore(warmUntil), cached, circuits(arms));
  }

  /** The registry's rows as this partition's circuits have them. */
  private List<ArmRow> rows(Instant now) {
    List<ArmRow> rows = registry.rows(now);
    return agenda.circuits().isEmpty() && rows.stream().noneMatch(row -> live.held().test(row.arm())) ? rows
        : rows.stream().map(row -> row.behind(circuit(row.arm()).at(now))).toList();
  }

  private Map<String, Circuit> circuits(List<ArmRow> arms) {
    Map<String, Circuit> circuits = new HashMap<>(agenda.circuits());
    for (ArmRow arm : arms) {
      if (live.held().test(arm.arm())) {
        circuits.put(arm.arm(), Circuit.HELD);
      }
    }
    return Map.copyOf(circuits);
  }

  private Circuit circuit(String arm) {
    return live.held().test(arm) ? Circuit.HELD : agenda.circuit(arm);
  }

  /** What is left of this partition's share of the arm's capacity, and a backlog on top of it. */
  private int slots(ArmRow arm, Instant now) {
    int share = Math.ceilDiv(live.limits().backlog() * arm.capacity(), live.partitions());
    return arm.capacity() == 0 ? 0 : circuit(arm.arm()).places(now,
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
    for (ArmRow row : registry.rows(now)) {
      if (row.arm().equals(queue.arm())) {
        return row.fresh() ? slots(row, now) > 0 : mayStrand(queue);
      }
    }
    return mayStrand(queue);
  }

  /** What is held back for an arm waits for it, however long it is away. */
  private boolean mayStrand(Agenda.Queue queue) {
    return !queue.stranded() && !circuit(queue.arm()).flood();
  }
}
