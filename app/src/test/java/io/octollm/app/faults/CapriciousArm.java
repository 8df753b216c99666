package io.octollm.app.faults;

import io.octollm.arm.Arm;
import io.octollm.arm.ArmProfile;
import io.octollm.arm.ArmResult;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An arm that reports whatever an arm may, each in its turn: arms that do well lead through few of a
 * fold's ways, and what comes by chance does not come in a short run. Thread-safe.
 */
record CapriciousArm(ArmProfile profile, BiFunction<Assignment, Integer, ArmResult> answers, AtomicInteger turn)
    implements Arm {
  static final String TRANSLATION = "translation";
  static final String DELIVERY = "delivery";
  /** It fails at first, for all who ask in those moments. */
  static final String FLOODED = "Translate what nobody can for a while";
  private static final int FLOODED_ATTEMPTS = 3;
  /** Of one step at a time. */
  static final String PROOFREADING = "proofreading";
  /** What an answer with a model uses. */
  static final int TOKENS = 17;
  /** Longer than the orchestrator waits by itself in {@link RecordedRun}. */
  private static final int PAUSE_MILLIS = 350;
  private static final int TURNS = 12;
  /** How many criteria and how long an instruction a plan may have. */
  private static final int MOST_TEXTS = 20;
  private static final int LONGEST_TEXT = 10_000;

  /** One each that has two models, that is soon busy, that must not repeat its acts, that plans, and that judges. */
  static List<Arm> all() {
    return List.of(
        arm(profile("linguist", 4, TRANSLATION, List.of("first", "second"), false),
            CapriciousArm::translated),
        arm(profile("proofreader", 1, PROOFREADING, List.of(), false), (a, _) -> done(a)),
        arm(profile("courier", 4, DELIVERY, List.of(), true), CapriciousArm::delivered),
        // One at a time: the pipeline's own have their turn when these are busy.
        arm(profile("improviser", 1, "task_decomposition", List.of(), false), CapriciousArm::planned),
        arm(profile("critic", 1, "criteria_evaluation", List.of(), false), CapriciousArm::judged));
  }

  private static CapriciousArm arm(ArmProfile profile, BiFunction<Assignment, Integer, ArmResult> answers) {
    return new CapriciousArm(profile, answers, new AtomicInteger());
  }

  private static ArmProfile profile(
      String name, int capacity, String capability, List<String> models, boolean unsafe) {
    return new ArmProfile(name, List.of(capability), 1, models, unsafe, "none", capacity);
  }

  @Override
  public ArmResult work(Assignment a) {
    return answers.apply(a, turn.getAndIncrement() % TURNS);
  }

  private static ArmResult translated(Assignment a, int turn) {
    if (a.goal().equals(FLOODED)) {
      return a.attempt() <= FLOODED_ATTEMPTS ? failed(TaskError.of(ErrorCode.ARM_ERROR, "not now"), a) : done(a);
    }
    return switch (turn) {
      case 0 -> failed(TaskError.of(ErrorCode.LLM_API_ERROR, "no answer"), a);
      case 1 -> failed(TaskError.of(ErrorCode.QUOTA_EXCEEDED, "no more today").retryAfter(PAUSE_MILLIS), a);
      case 2 -> failed(TaskError.of(ErrorCode.RATE_LIMITED, "not yet").retryAfter(PAUSE_MILLIS)
          .with(TaskError.LIMIT, "rpm"), a);
      case 3 -> failed(TaskError.of(ErrorCode.RATE_LIMITED, "too fast").retryAfter(PAUSE_MILLIS), a);
      case 4 -> failed(TaskError.of(ErrorCode.REPLAN_REQUESTED, "it is no text"), a);
      case 5 -> failed(TaskError.of(ErrorCode.MODEL_REFUSED, "rather not"), a);
      case 6 -> throw new IllegalStateException("a bug of an arm");
      default -> done(a);
    };
  }

  private static ArmResult delivered(Assignment a, int turn) {
    return turn < 4 ? failed(TaskError.of(turn < 2 ? ErrorCode.ARM_ERROR : ErrorCode.REPLAN_REQUESTED,
        "nobody was at home"), a) : done(a);
  }

  private static ArmResult planned(Assignment a, int turn) {
    ObjectNode plan = Codec.emptyObject();
    ArrayNode steps = plan.putArray("steps");
    ObjectNode first = step(steps, "p1", TRANSLATION);
    ObjectNode second = step(steps, "p2", "code_generation");
    second.putArray("depends_on").add("p1");
    switch (turn) {
      case 0 -> plan.remove("steps");
      case 1 -> steps.removeAll();
      case 2 -> first.remove("capability");
      case 3 -> first.put("capability", "levitation");
      case 4 -> first.put("arm", "courier");
      case 5 -> second.put("id", "p1");
      case 6 -> first.put("when", "now");
      case 7 -> first.putArray("depends_on").add("p2");
      case 8 -> second.withArray("criteria").add("contains: translated");
      case 9 -> step(steps, "p3", DELIVERY).withArray("depends_on").add("p1").add("p2");
      case 10 -> IntStream.range(0, MOST_TEXTS).forEach(_ -> second.withArray("criteria").add("contains: e"));
      case 11 -> second.put("instruction", "x".repeat(LONGEST_TEXT));
      default -> { }
    }
    return ArmResult.done(plan, 0.5 + turn / 24.0);
  }

  private static ObjectNode step(ArrayNode steps, String id, String capability) {
    return steps.addObject().put("id", id).put("capability", capability).put("instruction", "Do part " + id);
  }

  private static ArmResult judged(Assignment a, int turn) {
    ObjectNode verdict = Codec.emptyObject().put("valid", turn > 5);
    switch (turn) {
      case 0 -> verdict.put("valid", "perhaps");
      case 1 -> verdict.putArray("failed").add(a.criteria().isEmpty() ? "it" : a.criteria().getFirst());
      case 2 -> verdict.putArray("issues").add("too short").addObject().put("message", "too plain")
          .put("severity", "error");
      case 3 -> verdict.putArray("issues").addObject().put("message", "nice").put("severity", "info");
      case 4 -> verdict.putArray("issues").add("long ".repeat(500));
      case 5 -> verdict.putArray("failed").add("something else").add(1);
      default -> { }
    }
    return ArmResult.done(verdict, 0.9);
  }

  private static ArmResult done(Assignment a) {
    return new ArmResult.Done(Codec.emptyObject().put("text", "translated " + a.instruction()), 0.8, usage(a));
  }

  private static ArmResult failed(TaskError error, Assignment a) {
    return new ArmResult.Failed(error, usage(a));
  }

  private static Usage usage(Assignment a) {
    return a.model() == null ? Usage.NONE : new Usage(12, TOKENS - 12, 0.001, a.model());
  }
}
