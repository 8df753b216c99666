package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seeded records for {@code tasks}, and how each of them has to end: work for several arms, some of
 * it slow, with records that are no task, duplicates and conflicts between. Not thread-safe.
 */
final class Load {
  /** A goal for which the script has an answer that takes its time. */
  static final String SLOW_GOAL = "Describe what takes a while";

  private static final String[] QUICK_ARMS = {"planner", "guardian", "judge", "retriever"};

  private final Random random;
  private final String run;
  private final List<Sent> tasks = new ArrayList<>();
  private long sent;
  private long completed;
  private long rejected;
  private long duplicates;

  Load(long seed) {
    random = new Random(seed);
    run = Long.toHexString(seed);
  }

  /** A record to send; resent with the same key, it lands on the same partition. */
  record Sent(byte[] key, byte[] value) {}

  /** A script in which {@link #SLOW_GOAL} takes so long. */
  static Path script(Path folder, long delayMillis) throws IOException {
    ObjectNode entry = Codec.emptyObject().put("goal", SLOW_GOAL).put("answer", "described")
        .put("delay_ms", delayMillis);
    return Files.writeString(folder.resolve("answers.jsonl"), entry + "\n");
  }

  List<Sent> next(int count) {
    List<Sent> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(one(random.nextInt(100)));
    }
    return next;
  }

  private Sent one(int percent) {
    sent++;
    if (percent < 3) {
      rejected++;
      return new Sent(bytes("no-task-" + sent), new byte[] {'{', (byte) 0xff, (byte) sent});
    }
    if (percent < 6 && !tasks.isEmpty()) {
      duplicates++;
      return tasks.get(random.nextInt(tasks.size()));
    }
    if (percent < 9 && !tasks.isEmpty()) {
      rejected++;
      Sent first = tasks.get(random.nextInt(tasks.size()));
      String id = new String(first.key(), UTF_8);
      return new Sent(first.key(), bytes(task(id).put("goal", "Something else " + sent)));
    }
    completed++;
    ObjectNode task = task("load-" + run + "-" + sent);
    if (percent < 50) {
      task.put("goal", SLOW_GOAL).putArray("required_capabilities").add("code_generation");
    } else {
      task.put("goal", "Describe part " + sent)
          .put("assigned_arm", QUICK_ARMS[random.nextInt(QUICK_ARMS.length)]);
    }
    Sent made = new Sent(bytes(task.get("task_id").stringValue()), bytes(task));
    tasks.add(made);
    return made;
  }

  /** The number in the context keeps the answer cache out of it. */
  private ObjectNode task(String id) {
    ObjectNode task = Codec.emptyObject().put("task_id", id);
    task.putObject("context").put("n", sent);
    return task;
  }

  private static byte[] bytes(Object text) {
    return text.toString().getBytes(UTF_8);
  }

  long sent() {
    return sent;
  }

  long duplicates() {
    return duplicates;
  }

  long rejected() {
    return rejected;
  }

  /** How many Results there have to be of each status. */
  Map<String, Long> statuses() {
    return Map.of("completed", completed, "rejected", rejected);
  }
}
