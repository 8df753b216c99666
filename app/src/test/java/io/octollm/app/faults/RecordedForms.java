package io.octollm.app.faults;

import io.octollm.schema.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of a {@link RecordedRun} as JSON, each under a number of its own. Not thread-safe. */
final class RecordedForms {
  /** Of a criterion in a plan. */
  private static final int LONGEST_TEXT = 2_000;

  private final Random random;
  private final String run;
  private int number;

  /** @param run tells the tasks of one run from those of another */
  RecordedForms(Random random, String run) {
    this.random = random;
    this.run = run;
  }

  /** From now on it is the next task. */
  void next() {
    number++;
  }

  /** Of the task that it is. */
  int number() {
    return number;
  }

  /** The number in the context keeps the answer cache out of it. */
  ObjectNode task(String goal) {
    ObjectNode task = uncounted(goal);
    task.putObject("context").put("n", number);
    return task.put("priority", List.of("low", "medium", "high", "critical").get(random.nextInt(4)));
  }

  ObjectNode uncounted(String goal) {
    return Codec.emptyObject().put("task_id", "recorded-" + run + "-" + number).put("goal", goal);
  }

  ObjectNode coder(String goal) {
    return able(task(goal), "code_generation");
  }

  static ObjectNode able(ObjectNode task, String... capabilities) {
    Stream.of(capabilities).forEach(task.withArray("required_capabilities")::add);
    return task;
  }

  static ObjectNode retries(ObjectNode task, int most) {
    task.withObject("budget").put("max_retries", most);
    return task;
  }

  ObjectNode judged(String goal, String criterion) {
    ObjectNode task = coder(goal);
    task.putArray("acceptance_criteria").add(criterion);
    return retries(task, random.nextInt(3));
  }

  ObjectNode planned() {
    ObjectNode task = able(task("Find the page on part " + number + ", then write a function that counts it"),
        "keyword_search", "code_generation");
    if (random.nextBoolean()) {
      task.withObject("context").put("plan", true);
    }
    return task;
  }

  ObjectNode manyConstraints() {
    ObjectNode task = task("Write a function for part " + number + ", then check the result");
    List.of("no loops", "no globals", "in Java", "short").forEach(task.withArray("constraints")::add);
    return task;
  }

  ObjectNode ownSteps() {
    ObjectNode task = task("Do several things about part " + number);
    var steps = task.withObject("context").putArray("steps");
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean runs = random.nextInt(4) == 0;
      ObjectNode step = steps.addObject().put("id", "s" + i)
          .put("capability", runs ? "shell_execution" : "code_generation")
          .put("instruction", runs ? "seq 1 " + (i + 1) : "Write step " + i);
      var needs = step.putArray("depends_on");
      for (int j = 0; j < i; j++) {
        if (random.nextBoolean()) {
          needs.add("s" + j);
        }
      }
    }
    return task;
  }

  /** A plan that several arms are needed for, and that comes from whoever is free to plan. */
  ObjectNode improvised() {
    ObjectNode task = able(task("Translate part " + number + ", then deliver it"),
        CapriciousArm.TRANSLATION, CapriciousArm.DELIVERY);
    task.withObject("context").put("plan", random.nextBoolean());
    if (random.nextInt(3) == 0) {
      task.putArray("acceptance_criteria").add("contains: translated");
    }
    return retries(task, 3);
  }

  /** Steps that may fail, with others before and behind them; each may be held against a criterion. */
  ObjectNode mixedSteps() {
    ObjectNode task = task("Translate and deliver part " + number);
    var steps = task.withObject("context").putArray("steps");
    for (int i = 0; i < 4; i++) {
      ObjectNode step = steps.addObject().put("id", "s" + i).put("instruction", "Do step " + i)
          .put("capability", List.of(CapriciousArm.TRANSLATION, "code_generation", CapriciousArm.DELIVERY)
              .get(random.nextInt(3)));
      if (i > 0) {
        step.putArray("depends_on").add("s" + random.nextInt(i));
      }
      if (random.nextInt(4) == 0) {
        step.putArray("criteria").add("contains: " + "x".repeat(random.nextBoolean() ? 5 : LONGEST_TEXT - 10));
      }
    }
    return retries(task, random.nextInt(4));
  }

  /** Steps that could all begin at once, at an arm that takes them one by one. */
  ObjectNode proofread() {
    ObjectNode task = task("Proofread part " + number);
    var steps = task.withObject("context").putArray("steps");
    for (int i = 0; i < 3; i++) {
      steps.addObject().put("id", "s" + i).put("instruction", "Read page " + i)
          .put("capability", CapriciousArm.PROOFREADING);
    }
    return task;
  }

  /** Its first step uses all that there is, its second needs nothing. */
  ObjectNode spentToTheLast() {
    ObjectNode task = task("Translate, then deliver part " + number);
    var steps = task.withObject("context").putArray("steps");
    steps.addObject().put("id", "s0").put("instruction", "Translate").put("capability", CapriciousArm.TRANSLATION);
    steps.addObject().put("id", "s1").put("instruction", "Deliver").put("capability", CapriciousArm.DELIVERY)
        .putArray("depends_on").add("s0");
    task.withObject("budget").put("max_tokens", CapriciousArm.TOKENS);
    return retries(task, 0);
  }

  ObjectNode brokenPlan() {
    ObjectNode task = task("Follow a plan about part " + number);
    ObjectNode step = task.withObject("context").putArray("steps").addObject()
        .put("id", "s1").put("instruction", "Begin");
    switch (random.nextInt(6)) {
      case 0 -> step.putArray("depends_on").add("s2");
      case 1 -> step.putArray("depends_on").add("s1");
      case 2 -> step.put("when", "now");
      case 3 -> step.put("id", "plan:1");
      case 4 -> step.putArray("criteria").add("x".repeat(LONGEST_TEXT + 1));
      default -> step.put("arm", "No Arm");
    }
    return task;
  }

  /** What fails again as often as it is tried, so that no pause makes it well, ends by its deadline. */
  ObjectNode late() {
    return coder("Write what comes too late").put("deadline", Instant.now().plusSeconds(30).toString());
  }

  /** Its time is over before its answer comes: by its budget, its deadline, or before it began. */
  ObjectNode hurried(ObjectNode task) {
    switch (random.nextInt(3)) {
      case 0 -> task.withObject("budget").put("max_time_seconds", 1);
      case 1 -> task.put("deadline", Instant.now().plusSeconds(2).toString());
      default -> task.put("deadline", "2026-01-01T00:00:00Z");
    }
    return task;
  }

  ObjectNode poor(ObjectNode task) {
    ObjectNode budget = task.withObject("budget");
    if (random.nextBoolean()) {
      budget.put("max_cost_usd", 0.1);
    } else {
      budget.put("max_tokens", random.nextInt(40));
    }
    return task;
  }

  ObjectNode personal() {
    ObjectNode task = task("Write to jane" + number + ".roe@example-mail.org or call +1 212 555 0142");
    task.withObject("context").put("note", "card 4111 1111 1111 1111").putArray("list").add("jane.roe@example-mail.org");
    return random.nextBoolean() ? task.put("tenant", "tenant-" + random.nextInt(3)) : able(task, "pii_detection");
  }

  ObjectNode command() {
    ObjectNode task = task("Run a command for part " + number).put("assigned_arm", "executor");
    var argv = task.withObject("context").putArray("argv");
    switch (random.nextInt(3)) {
      case 0 -> argv.add("echo").add("part " + number);
      case 1 -> argv.add("wc").add("-l").add("no-such-file");
      default -> argv.add("rm").add("-rf").add("/");
    }
    return task;
  }
}
