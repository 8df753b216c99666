package io.octollm.topology;

import static io.octollm.topology.States.START;
import static io.octollm.topology.States.active;
import static io.octollm.topology.States.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.orchestrator.Phase;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Priority;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.junit.jupiter.api.Test;

/** What a partition that is opened over tasks that waited does with them. */
class ReopenedTest {
  private final MockProcessorContext<String, Outgoing> context = new MockProcessorContext<>();

  /** How many steps go to an arm at the first tick, of three that stood in its queue. */
  private long givenAtTheFirstTick(Phase phase) {
    KeyValueStore<String, byte[]> tasks = Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(OctoTopology.TASK_STORE), Serdes.String(), Serdes.ByteArray())
        .withLoggingDisabled().build();
    TimestampedKeyValueStore<byte[], byte[]> registry = Stores.timestampedKeyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(OctoTopology.REGISTRY_STORE), Serdes.ByteArray(), Serdes.ByteArray())
        .withLoggingDisabled().build();
    tasks.init(context.getStateStoreContext(), tasks);
    registry.init(context.getStateStoreContext(), registry);
    ArmCapability beat = new ArmCapability("coder", "one", List.of("code"), 16, 0,
        ArmCapability.Success.NONE, 1, List.of(), false, "none", "1", START);
    registry.put("coder/one".getBytes(StandardCharsets.UTF_8),
        ValueAndTimestamp.make(Codec.encode(beat), START.toEpochMilli()));
    for (String id : List.of("a", "b", "c")) {
      tasks.put(id, TaskStates.encode(active(id, 1, Priority.LOW, 300, phase)));
    }
    context.setCurrentSystemTimeMs(START.toEpochMilli());
    new OrchestratorProcessor(parts()).init(context);
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(START.toEpochMilli());
    return context.forwarded().stream()
        .filter(out -> out.record().value().sink() == Outgoing.Sink.ASSIGNMENTS).count();
  }

  private static Parts parts() {
    return new Parts(new Topics(Topics.DEFAULT_PREFIX), ShellLimits.DEFAULT,
        new TaskReader(TaskReader.DEFAULT_MAX_BYTES), new Reflex(Policy.defaults(), new byte[32]),
        TestPipeline.noCache(), new Orchestrator(OrchestratorSettings.DEFAULT),
        new LiveViews.Live(1, ShellLimits.DEFAULT, "test", _ -> true), Observer.NONE, true, "test");
  }

  @Test
  void workThatWasHeldBackIsTriedWithOneStepAndNotLetGo() {
    assertThat(givenAtTheFirstTick(new Phase.Waiting(List.of("coder"), START, null, true))).isEqualTo(1);
  }

  @Test
  void workThatWaitedForAPlaceIsLetGo() {
    assertThat(givenAtTheFirstTick(queued("coder", 0))).isEqualTo(3);
  }
}
