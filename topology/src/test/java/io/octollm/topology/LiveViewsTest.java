package io.octollm.topology;

import static io.octollm.topology.States.START;
import static io.octollm.topology.States.active;
import static io.octollm.topology.States.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.Phase;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Priority;
import io.octollm.schema.View.Breaker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.junit.jupiter.api.Test;

/** What a partition knows of the arms when it is opened again. */
class LiveViewsTest {
  private final MockProcessorContext<String, Outgoing> context = new MockProcessorContext<>();
  private final Agenda agenda = new Agenda();

  private Views opened() {
    TimestampedKeyValueStore<byte[], byte[]> registry = Stores.timestampedKeyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(OctoTopology.REGISTRY_STORE), Serdes.ByteArray(), Serdes.ByteArray())
        .withLoggingDisabled().build();
    registry.init(context.getStateStoreContext(), registry);
    context.addStateStore(registry);
    context.setCurrentSystemTimeMs(START.toEpochMilli());
    ArmCapability beat = new ArmCapability("coder", "one", List.of("code"), 16, 0,
        ArmCapability.Success.NONE, 1, List.of(), false, "none", "1", START);
    registry.put("coder/one".getBytes(StandardCharsets.UTF_8),
        ValueAndTimestamp.make(Codec.encode(beat), START.toEpochMilli()));
    return new LiveViews.Live(1, ShellLimits.DEFAULT, "test", _ -> true).open(context, agenda);
  }

  private void open(Phase phase) {
    agenda.replace(new TaskState.Unknown(), active("t-1", 1, Priority.LOW, 300, phase));
  }

  @Test
  void workThatWasHeldBackIsTriedWithOneStepAndNotLetGo() {
    open(new Phase.Waiting(List.of("coder"), START, null, true));

    var view = opened().view(new TaskState.Unknown(), new Fact.SlotFreed("t-1", START), null);

    assertThat(view.circuit("coder").flood()).isTrue();
    assertThat(view.arms()).extracting("breaker").containsExactly(Breaker.HALF_OPEN);
    assertThat(view.slots()).containsEntry("coder", 1);
  }

  @Test
  void workThatWaitedForAPlaceIsLetGo() {
    open(queued("coder", 0));

    var view = opened().view(new TaskState.Unknown(), new Fact.SlotFreed("t-1", START), null);

    assertThat(view.circuits()).isNull();
    assertThat(view.slots().get("coder")).isGreaterThan(1);
  }
}
