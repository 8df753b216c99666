package io.octollm.topology;

import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tasks' states in their store, the latest of them also as objects: a task's outcome mostly comes
 * soon after its submission. A state that does not read is a bug and stops the partition.
 */
final class TaskStates {
  private static final TaskState UNKNOWN = new TaskState.Unknown();
  /** How the JSON of a task that has ended begins: a record's kind is its first field. */
  private static final byte[] ENDED = "{\"kind\":\"ended\"".getBytes(StandardCharsets.US_ASCII);
  private static final int LATEST = 1_000;
  private static final int MAX_LATEST_BYTES = 16 * 1024;
  private final KeyValueStore<String, byte[]> store;
  private final Map<String, TaskState> latest = new LinkedHashMap<>(LATEST * 2, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, TaskState> eldest) {
      return size() > LATEST;
    }
  };

  TaskStates(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  TaskState load(String taskId) {
    TaskState known = latest.get(taskId);
    if (known != null) {
      return known;
    }
    byte[] bytes = store.get(taskId);
    return bytes == null ? UNKNOWN : read(bytes);
  }

  /** The state's bytes as {@link #save} will write them; none for an unknown task. */
  static byte[] encode(TaskState state) {
    return state instanceof TaskState.Unknown ? new byte[0] : Codec.encode(state);
  }

  /** Keeps a state; {@code bytes} are those of {@link #encode}. */
  void save(String taskId, TaskState state, byte[] bytes) {
    if (bytes.length == 0) {
      latest.remove(taskId);
      store.delete(taskId);
      return;
    }
    store.put(taskId, bytes);
    if (bytes.length <= MAX_LATEST_BYTES) {
      latest.put(taskId, state);
    } else {
      latest.remove(taskId);
    }
  }

  /**
   * Hands every task that runs to somebody, in the order of the ids. Those that have ended are many
   * more and are told by their first bytes alone.
   */
  void forEachActive(Consumer<TaskState> reader) {
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        byte[] bytes = all.next().value;
        if (!startsWith(bytes, ENDED)) {
          reader.accept(read(bytes));
        }
      }
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
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
