package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.schema.Codec;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Seeded lines of every kind, good and bad, with personal data in all places. Not thread-safe. */
final class MixedLines {
  private static final String[] ARMS = {"planner", "guardian", "judge", "retriever", "coder"};

  private final Random random;
  private final Secrets secrets;
  private final List<Line> lines = new ArrayList<>();

  MixedLines(long seed, int count) {
    random = new Random(seed);
    secrets = new Secrets(random);
    while (lines.size() < count) {
      lines.add(next(lines.size() + 1));
    }
  }

  /**
   * A line and how it has to end.
   *
   * @param task null when it is no task with an id of its own
   * @param first the number of the line that it repeats; 0 for none
   */
  record Line(byte[] bytes, ObjectNode task, String status, int first) {}

  private Line next(int number) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> own(task(number), "completed");
      case 2, 3 -> own(withSecret(task(number)), "completed");
      case 4 -> other(withSecret(withoutId(task(number))), "completed");
      case 5 -> other(withoutId(task(number)), "completed");
      case 6 -> other(task(number).put("task_id", secrets.asId()), "completed");
      case 7 -> noJson();
      case 8 -> invalid(number);
      case 9 -> failing(number);
      case 10 -> duplicate(number);
      default -> conflict(number);
    };
  }

  private ObjectNode task(int number) {
    return Codec.emptyObject().put("task_id", "mixed-" + number).put("goal", "Describe part " + number)
        .put("assigned_arm", ARMS[random.nextInt(ARMS.length)]);
  }

  private static ObjectNode withoutId(ObjectNode task) {
    task.remove("task_id");
    return task;
  }

  private ObjectNode withSecret(ObjectNode task) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> task.put("goal", "Tell them: " + secrets.inWords() + ", please");
      case 3 -> task.putObject("context").putObject("deep").put("note", secrets.inWords());
      case 4 -> task.putObject("context").put(secrets.email(), true);
      case 5 -> task.putArray("constraints").add(secrets.inWords());
      case 6 -> task.putObject("metadata").putArray("list").add(secrets.inWords());
      case 7 -> task.put("tenant", secrets.asId());
      default -> task.put("parent_task_id", secrets.asId());
    }
    return task;
  }

  private Line noJson() {
    String text = "{\"goal\": \"" + secrets.inWords().replace('\n', ' ') + "\", ";
    byte[] bytes = (random.nextBoolean() ? text : text + "\"a\": \u0000}").getBytes(UTF_8);
    if (random.nextBoolean()) {
      bytes[bytes.length / 2] = (byte) 0xff;
    }
    return new Line(bytes, null, "rejected", 0);
  }

  private Line invalid(int number) {
    ObjectNode task = task(number);
    switch (random.nextInt(7)) {
      case 0 -> task.put("goal", 1).putObject("context").put("note", secrets.inWords());
      case 1 -> task.put(secrets.email(), "who is it?");
      case 2 -> task.put("priority", secrets.email());
      case 3 -> task.put("deadline", secrets.inWords());
      case 4 -> task.putObject("budget").put("max_tokens", secrets.asId());
      case 5 -> task.put("assigned_arm", secrets.email());
      default -> task.put("task_id", secrets.email());
    }
    return other(task, "rejected");
  }

  /** Valid, and no arm can do it. */
  private Line failing(int number) {
    ObjectNode task = withoutId(task(number));
    task.remove("assigned_arm");
    task.putArray("required_capabilities").add("no_such_thing").add(secrets.inWords());
    return other(task, "failed");
  }

  /** The same task in other words of JSON: order, spaces and escapes do not count. */
  private Line duplicate(int number) {
    int first = anyWithId();
    if (first < 0) {
      return own(task(number), "completed");
    }
    ObjectNode task = lines.get(first).task();
    ObjectNode turned = Codec.emptyObject();
    task.propertyNames().stream().toList().reversed()
        .forEach(name -> turned.set(name, task.get(name)));
    String text = turned.toString().replace("\":", "\" : ").replace("@", "\\u0040");
    return new Line(text.getBytes(UTF_8), null, "completed", first + 1);
  }

  private Line conflict(int number) {
    int first = anyWithId();
    if (first < 0) {
      return own(task(number), "completed");
    }
    ObjectNode task = task(number).put("task_id", lines.get(first).task().get("task_id").stringValue());
    return other(withSecret(task), "rejected");
  }

  private int anyWithId() {
    int from = lines.isEmpty() ? -1 : random.nextInt(lines.size());
    while (from >= 0 && lines.get(from).task() == null) {
      from--;
    }
    return from;
  }

  private static Line own(ObjectNode task, String status) {
    return new Line(task.toString().getBytes(UTF_8), task, status, 0);
  }

  private static Line other(ObjectNode task, String status) {
    return new Line(task.toString().getBytes(UTF_8), null, status, 0);
  }

  List<Line> lines() {
    return lines;
  }

  /** Values of which none may be found behind the filter. */
  List<String> secrets() {
    return secrets.made();
  }

  byte[] file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Line line : lines) {
      file.writeBytes(line.bytes());
      file.write('\n');
    }
    return file.toByteArray();
  }
}
