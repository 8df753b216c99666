package io.octollm.topology;

import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Codec;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The tasks' states in their store. A state that does not read is a bug and stops the partition. */
final class TaskStates {
  private static final TaskState UNKNOWN = new TaskState.Unknown();
  private final KeyValueStore<String, byte[]> store;

  TaskStates(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  TaskState load(String taskId) {
    byte[] bytes = store.get(taskId);
    return bytes == null ? UNKNOWN : read(bytes);
  }

  /** The state's bytes as {@link #save} will write them; none for an unknown task. */
  static byte[] encode(TaskState state) {
    return state instanceof TaskState.Unknown ? new byte[0] : Codec.encode(state);
  }

  void save(String taskId, byte[] state) {
    if (state.length == 0) {
      store.delete(taskId);
    } else {
      store.put(taskId, state);
    }
  }

  /** Hands every state to somebody, in the order of the ids. */
  void forEach(BiConsumer<String, TaskState> reader) {
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> reader.accept(entry.key, read(entry.value)));
    }
  }

  /**
   * Reads on from an id.
   *
   * @return the id at which it stopped, or the empty string when it came to the end
   */
  String read(String from, int limit, BiConsumer<String, TaskState> reader) {
    try (KeyValueIterator<String, byte[]> entries = store.range(from, null)) {
      for (int i = 0; entries.hasNext(); i++) {
        KeyValue<String, byte[]> entry = entries.next();
        if (i == limit) {
          return entry.key;
        }
        reader.accept(entry.key, read(entry.value));
      }
    }
    return "";
  }

  private static TaskState read(byte[] bytes) {
    return Codec.decode(bytes, TaskState.class).orThrow();
  }
}
