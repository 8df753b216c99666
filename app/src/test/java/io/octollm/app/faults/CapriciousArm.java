package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.arm.Arm;
import io.octollm.arm.ArmProfile;
import io.octollm.arm.ArmResult;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.CRC32C;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An arm that reports whatever an arm may, by chance that depends on the task, step and attempt alone:
 * arms that do well lead through few of a fold's ways. Thread-safe.
 */
record CapriciousArm(ArmProfile profile, BiFunction<Assignment, Integer, ArmResult> answers) implements Arm {
  static final String TRANSLATION = "translation";
  static final String DELIVERY = "delivery";
  /** It fails at first, for all who ask in those moments. */
  static final String FLOODED = "Translate what nobody can for a while";
  private static final int FLOODED_ATTEMPTS = 3;

  /** One each that has two models, that must not repeat its acts, that plans, and that judges. */
  static List<Arm> all() {
    return List.of(
        new CapriciousArm(profile("linguist", 4, TRANSLATION, List.of("first", "second"), false),
            CapriciousArm::translated),
        new CapriciousArm(profile("courier", 4, DELIVERY, List.of(), true), CapriciousArm::delivered),
        // One at a time: the pipeline's own have their turn when these are busy.
        new CapriciousArm(profile("improviser", 1, "task_decomposition", List.of(), false), CapriciousArm::planned),
        new CapriciousArm(profile("critic", 1, "criteria_evaluation", List.of(), false), CapriciousArm::judged));
  }

  private static ArmProfile profile(
      String name, int capacity, String capability, List<String> models, boolean unsafe) {
    return new ArmProfile(name, List.of(capability), 1, models, unsafe, "none", capacity);
  }

  @Override
  public ArmResult work(Assignment a) {
    CRC32C chance = new CRC32C();
    chance.update((a.taskId() + '|' + a.step() + '|' + a.attempt()).getBytes(UTF_8));
    return answers.apply(a, (int) (chance.getValue() % 12));
  }

  private static ArmResult translated(Assignment a, int chance) {
    if (a.goal().equals(FLOODED)) {
      return a.attempt() <= FLOODED_ATTEMPTS ? failed(TaskError.of(ErrorCode.ARM_ERROR, "not now"), a) : done(a);
    }
    return switch (chance) {
      case 0 -> failed(TaskError.of(ErrorCode.LLM_API_ERROR, "no answer"), a);
      case 1 -> failed(TaskError.of(ErrorCode.QUOTA_EXCEEDED, "no more today").retryAfter(80), a);
      case 2 -> failed(TaskError.of(ErrorCode.RATE_LIMITED, "not yet").retryAfter(60)
          .with(TaskError.LIMIT, "rpm"), a);
      case 3 -> failed(TaskError.of(ErrorCode.RATE_LIMITED, "too fast").retryAfter(60), a);
      case 4 -> failed(TaskError.of(ErrorCode.REPLAN_REQUESTED, "it is no text"), a);
      case 5 -> failed(TaskError.of(ErrorCode.MODEL_REFUSED, "rather not"), a);
      case 6 -> throw new IllegalStateException("a bug of an arm");
      default -> done(a);
    };
  }

  private static ArmResult delivered(Assignment a, int chance) {
    return chance < 4 ? failed(TaskError.of(chance < 2 ? ErrorCode.ARM_ERROR : ErrorCode.REPLAN_REQUESTED,
        "nobody was at home"), a) : done(a);
  }

  private static ArmResult planned(Assignment a, int chance) {
    ObjectNode plan = Codec.emptyObject();
    ArrayNode steps = plan.putArray("steps");
    ObjectNode first = step(steps, "p1", TRANSLATION);
    ObjectNode second = step(steps, "p2", "code_generation");
    second.putArray("depends_on").add("p1");
    switch (chance) {
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
      default -> { }
    }
    return ArmResult.done(plan, 0.5 + chance / 24.0);
  }

  private static ObjectNode step(ArrayNode steps, String id, String capability) {
    return steps.addObject().put("id", id).put("capability", capability).put("instruction", "Do part " + id);
  }

  private static ArmResult judged(Assignment a, int chance) {
    ObjectNode verdict = Codec.emptyObject().put("valid", chance > 5);
    switch (chance) {
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
    return a.model() == null ? Usage.NONE : new Usage(12, 5, 0.001, a.model());
  }
}
