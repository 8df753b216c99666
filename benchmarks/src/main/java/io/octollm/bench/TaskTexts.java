package io.octollm.bench;

import io.octollm.schema.Codec;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Tasks as people write them, of about 1 KiB each and no two alike; the same ones for the same seed. */
final class TaskTexts {
  private static final int GOAL_CHARS = 760;
  private static final List<String> OPENINGS = List.of("Write a function that", "Please check why",
      "Explain in two paragraphs how", "Refactor the module so that", "Summarise for the team how",
      "Find out whether", "Draft a test that proves that", "Compare the two ways in which");
  private static final List<String> SUBJECTS = List.of("the billing service", "our nightly export",
      "the search index", "a customer's order history", "the login page", "the message queue",
      "this spreadsheet of 42 columns", "the release of 2026-03-14", "the report for Q3",
      "https://docs.example.org/guide/retries", "invoice 20931-B", "the cache in front of it");
  private static final List<String> VERBS = List.of("loses", "sorts", "forwards", "rounds", "merges",
      "retries", "rejects", "stores", "counts", "compares", "renames", "delays");
  private static final List<String> OBJECTS = List.of("the entries of the last 30 days",
      "records that arrive late", "names with accents such as José", "amounts over 1,250.00 EUR",
      "requests that take longer than 2.5 s", "duplicate rows", "every second page",
      "time stamps like 14:05:33", "the attachments", "its own error messages");
  private static final List<String> TAILS = List.of("when two people work at the same time",
      "although version 4.3.1 was meant to mend it", "and tell me what you changed",
      "without touching the public interface", "for all of the 12 regions", "as quickly as possible",
      "but only on weekdays before 09:30", "and keep the old behaviour behind a flag");

  private final Random random;

  TaskTexts(long seed) {
    random = new Random(seed);
  }

  /** A task's id, and the task as a sender writes it. */
  record Written(String taskId, byte[] json) {}

  Written next() {
    String id = "task-" + uuid();
    ObjectNode task = Codec.emptyObject().put("task_id", id).put("goal", goal());
    task.putObject("context").put("project", "p-" + random.nextInt(500)).put("language", "en");
    task.putArray("constraints").add("at most " + (50 + random.nextInt(400)) + " words");
    task.putArray("required_capabilities").add(Registry.CAPABILITY);
    task.put("priority", random.nextInt(10) == 0 ? "high" : "medium");
    return new Written(id, Codec.encode(task));
  }

  String requestId() {
    return "req-" + uuid();
  }

  private UUID uuid() {
    return new UUID(random.nextLong() & ~0xF000L | 0x4000L,
        random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
  }

  private String goal() {
    StringBuilder goal = new StringBuilder(GOAL_CHARS + 128);
    while (goal.length() < GOAL_CHARS) {
      goal.append(one(OPENINGS)).append(' ').append(one(SUBJECTS)).append(' ').append(one(VERBS))
          .append(' ').append(one(OBJECTS)).append(' ').append(one(TAILS)).append(". ");
    }
    if (random.nextInt(20) == 0) {
      goal.append("Ask user").append(random.nextInt(1_000)).append("@example.org if in doubt.");
    }
    return goal.toString().strip();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
