package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.Facts;
import io.octollm.orchestrator.Laws;
import io.octollm.orchestrator.Tasks;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** A random history of one partition; the same seed always gives the same one. */
final class History {
  private static final List<String> IDS = List.of("t-a", "t-b", "t-c");
  private static final List<String> ARMS = List.of("coder", "executor", "judge", "planner");
  private static final List<Task> TASKS = List.of(
      Tasks.task(""),
      Tasks.task("'priority':'critical','required_capabilities':['code']"),
      Tasks.task("'budget':{'max_time_seconds':40,'max_retries':1},'required_capabilities':['code']"),
      Tasks.task("'deadline':'2026-01-01T00:03:00Z','assigned_arm':'executor'"),
      Tasks.task("'budget':{'max_tokens':50,'max_retries':5}," + Tasks.plan("a", "b<a", "c<a", "d<b,c")),
      Tasks.task(Tasks.plan("x@executor", "y@judge", "z<x,y")),
      Tasks.task("'required_capabilities':['code'],'acceptance_criteria':['short','polite']"),
      Tasks.task("'context':{'plan':true},'budget':{'max_retries':6}"),
      Tasks.task("'required_capabilities':['coder-only','executor-only']"),
      Tasks.task("'constraints':['a','b','c','d'],'acceptance_criteria':['short']"),
      Tasks.task("'required_capabilities':['fly']"),
      Tasks.task("'context':{'steps':'all of them'}"));
  private static final List<ErrorCode> ERRORS = List.of(ErrorCode.RATE_LIMITED,
      ErrorCode.ARM_ERROR, ErrorCode.INVALID_INPUT, ErrorCode.MODEL_TIMEOUT, ErrorCode.CANCELLED,
      ErrorCode.REPLAN_REQUESTED);
  private static final List<String> PLANS = List.of(
      "{'steps':[{'id':'a','capability':'code','instruction':'x'},"
          + "{'id':'b','capability':'code','instruction':'y','depends_on':['a'],'criteria':['short']}]}",
      "{'steps':[{'id':'c','arm':'executor','instruction':'x'},{'id':'d','capability':'code','instruction':'y'}]}",
      "{'steps':[{'id':'e','capability':'fly','instruction':'x'}]}",
      "{'steps':[{'id':'f','capability':'code','instruction':'x','depends_on':['f']}]}", "{}");
  private static final List<String> VERDICTS = List.of("{'valid':true}", "{'valid':true}",
      "{'valid':false,'failed':['short'],'issues':['too long']}", "{'valid':'perhaps'}");
  private final Random random;
  private final World world;
  private final boolean obedient;
  private long offset = 100;

  History(long seed, Laws laws) {
    random = new Random(seed);
    obedient = seed % 4 != 0;
    world = new World(laws, obedient);
  }

  /** Plays it to its end. */
  Ledger play() {
    ARMS.forEach(this::comes);
    int facts = 4 + random.nextInt(20);
    for (int i = 0; i < facts; i++) {
      happens();
    }
    world.runOut();
    return world.ledger;
  }

  private void happens() {
    int dice = random.nextInt(20);
    if (dice < 5) {
      submission();
    } else if (dice < 12) {
      outcome();
    } else if (dice < 15) {
      timePasses();
    } else if (dice < 17) {
      armsChange();
    } else {
      somethingElse();
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void submission() {
    Task task = any(TASKS).withId(any(IDS));
    Fact.Submitted plain = Facts.submitted(task, ++offset);
    Fact.Submitted fact = switch (random.nextInt(6)) {
      case 0, 1 -> Facts.replayed(task, offset);
      case 2 -> with(plain, null, "key-1");
      case 3 -> with(plain, random.nextInt(3) > 0 ? null
          : TaskError.of(ErrorCode.INJECTION_BLOCKED, "stopped"), null);
      default -> plain;
    };
    boolean hit = fact.cacheKey() != null && random.nextBoolean();
    receive(fact, hit
        ? new View.CachedAnswer("key-1", Codec.json().getNodeFactory().stringNode("old"), 0.5)
        : null);
  }

  private static Fact.Submitted with(Fact.Submitted fact, TaskError blocked, String cacheKey) {
    return new Fact.Submitted(fact.arrival(), fact.task(), fact.taskId(), fact.bodyHash(),
        fact.signs(), false, blocked, cacheKey, "absent");
  }

  /** Now and then what would go out is too large, as far as anything goes out at all. */
  private void receive(Fact fact, View.CachedAnswer answer) {
    world.receive(random.nextInt(40) == 0 ? Facts.oversized(fact) : fact, answer);
  }

  /** Of any attempt ever given, so that it may be late or there already; or of none. */
  private void outcome() {
    if (world.given.isEmpty()) {
      return;
    }
    Assignment of = random.nextBoolean() ? world.given.getLast() : any(world.given);
    int attempt = Math.max(1, of.attempt() + (random.nextInt(12) == 0 ? random.nextInt(3) - 1 : 0));
    String arm = random.nextInt(15) == 0 ? any(ARMS) : of.arm();
    String step = random.nextInt(15) == 0 ? "nowhere" : of.step();
    Usage usage = usage(of);
    Outcome outcome = switch (random.nextInt(8)) {
      case 0 -> new Outcome.Started(of.taskId(), step, attempt, arm, "i");
      case 1, 2 -> new Outcome.Failed(of.taskId(), step, attempt, arm, "i", error(), usage, 9);
      default -> new Outcome.Succeeded(of.taskId(), step, attempt, arm, "i",
          output(of), 0.25 * random.nextInt(5), usage, 9);
    };
    Fact fact = random.nextInt(12) == 0
        ? new Fact.Unreadable(Facts.at("octollm.outcomes", ++offset), of.taskId(), step, attempt,
            TaskError.of(ErrorCode.INVALID_OUTCOME, "does not fit"))
        : new Fact.Reported(Facts.at("octollm.outcomes", ++offset), outcome);
    receive(fact, null);
    if (random.nextInt(6) == 0) {
      receive(fact, null);
    }
  }

  /** Arms that obey use at most what they were given, and nothing without a model. */
  private Usage usage(Assignment of) {
    if (!obedient) {
      return new Usage(random.nextInt(20), random.nextInt(20), 0.125 * random.nextInt(4), "m");
    }
    return of.model() == null ? Usage.NONE : new Usage(0,
        random.nextLong(of.budget().maxTokens() + 1), of.budget().maxCostUsd() * random.nextDouble(), "m");
  }

  private JsonNode output(Assignment of) {
    String own = of.step().startsWith("plan:") ? any(PLANS)
        : of.step().startsWith("judge:") ? any(VERDICTS) : "{'n':" + random.nextInt(100) + "}";
    return Codec.json().readTree(own.replace('\'', '"'));
  }

  private TaskError error() {
    TaskError error = Facts.error(any(ERRORS));
    return random.nextBoolean() ? error : error.retryAfter(random.nextInt(60_000));
  }

  private void timePasses() {
    world.now = switch (random.nextInt(6)) {
      case 0 -> world.now.plusSeconds(60 + random.nextInt(300));
      case 1 -> world.now.minusMillis(random.nextInt(5_000));
      default -> world.now.plusMillis(random.nextInt(40_000));
    };
    world.warmingUp &= random.nextBoolean();
    world.tick();
  }

  private void armsChange() {
    String arm = any(ARMS);
    switch (random.nextInt(5)) {
      case 0 -> world.arms.remove(arm);
      case 1 -> world.arms.put(arm, new ArmRow(arm, capabilities(arm), false, Breaker.CLOSED, 0, 0,
          0, 0, 1, List.of(), false));
      case 2 -> {
        world.arms.put(arm, row(arm, Breaker.OPEN));
      }
      default -> comes(arm);
    }
    world.releaseWaiting();
  }

  private void comes(String arm) {
    world.arms.put(arm, row(arm, Breaker.CLOSED));
  }

  private ArmRow row(String arm, Breaker breaker) {
    int capacity = 1 + random.nextInt(2);
    return new ArmRow(arm, capabilities(arm), true, breaker, capacity, random.nextInt(capacity + 1),
        random.nextInt(50), 50, random.nextInt(6),
        arm.equals("coder") ? List.of("m-1", "m-2") : List.of(), arm.equals("executor"));
  }

  private static List<String> capabilities(String arm) {
    return switch (arm) {
      case "judge" -> List.of("judge", "criteria_evaluation");
      case "planner" -> List.of("task_decomposition");
      default -> List.of("code", arm + "-only");
    };
  }

  private void somethingElse() {
    String id = any(IDS);
    switch (random.nextInt(6)) {
      case 0 -> receive(Facts.commanded(new Command.Cancel(id)), null);
      case 1, 5 -> receive(Facts.commanded(new Command.Resume(id, random.nextBoolean() ? null : "a", null)), null);
      case 2 -> receive(Facts.refused(++offset), null);
      case 3 -> world.apply(new Fact.TimerFired(id, world.now));
      default -> world.apply(new Fact.SlotFreed(id, world.now));
    }
  }
}
