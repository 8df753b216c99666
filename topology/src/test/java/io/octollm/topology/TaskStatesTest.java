package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Priority;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TaskStatesTest {
  private final KeyValueStore<String, byte[]> store = store();
  private final TaskStates states = new TaskStates(store);

  private static KeyValueStore<String, byte[]> store() {
    KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore("tasks"), Serdes.String(), Serdes.ByteArray())
        .withLoggingDisabled().build();
    StateStoreContext context =
        new MockProcessorContext<Void, Void>(new Properties()).getStateStoreContext();
    store.init(context, store);
    return store;
  }

  @Test
  void startReadsTasksThatRunAndNoneThatHaveEnded() {
    TaskState.Active running = States.active("runs", 1, Priority.LOW, 10);
    states.save("runs", running, TaskStates.encode(running));
    byte[] ended = TaskStates.encode(new TaskState.Ended("ended", "req-1", new Submission(0, 2), "0f",
        Status.COMPLETED, 1, 1, 3, States.START, States.START, null));
    // Whoever read it to its end would stop at what is missing.
    store.put("ended", new String(ended, StandardCharsets.UTF_8).substring(0, 40)
        .getBytes(StandardCharsets.UTF_8));

    List<TaskState> read = new ArrayList<>();
    states.forEachActive(read::add);

    assertThat(read).containsExactly(running);
  }
}
