package io.octollm.orchestrator;

import io.octollm.schema.Step;
import io.octollm.schema.Task;
import io.octollm.schema.View.ArmRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the arm for a step by what each can do, how it fared, how free and how cheap it is. */
final class Router {
  private Router() {}

  /** Where a step goes. */
  sealed interface Route {
    /** A way that leads somewhere, at once or later. */
    sealed interface Open extends Route {}

    /** To this arm, now. */
    record To(ArmRow arm, List<Score> scores) implements Open {}

    /** Into the queue of this arm: every candidate's places are taken. */
    record Queue(String arm, List<Score> scores) implements Open {}

    /** An arm that can do it is known, and none is alive. */
    record NobodyAlive(List<String> known) implements Open {}

    /** No arm of the registry can do it. */
    record NobodyAble(List<String> required, List<String> available) implements Route {}
  }

  /** A candidate's score and its four parts, each between 0 and 1. */
  record Score(ArmRow row, double match, double success, double availability, double cheapness) {
    double total() {
      return 0.4 * match + 0.3 * success + 0.2 * availability + 0.1 * cheapness;
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("arm", row.arm());
      fields.put("score", rounded(total()));
      fields.put("match", rounded(match));
      fields.put("success", rounded(success));
      fields.put("availability", rounded(availability));
      fields.put("cheapness", rounded(cheapness));
      return fields;
    }

    private static double rounded(double value) {
      return Math.round(value * 10_000) / 10_000.0;
    }
  }

  static Route route(Task task, StepState state, Draft draft) {
    Step step = state.step();
    List<ArmRow> arms = draft.arms();
    List<String> required = required(task, step);
    // Without an able one all the others are what the refusal says; else they do not matter.
    List<ArmRow> able = arms.stream().filter(row -> isAble(row, step.arm(), required)).toList();
    draft.use(able.isEmpty() ? arms : able);
    if (able.isEmpty() && !draft.warmingUp()) {
      return new Route.NobodyAble(required(required, step.arm()), available(arms));
    }
    List<Score> scores = scores(able, required, state, draft);
    if (scores.isEmpty()) {
      return new Route.NobodyAlive(able.stream().map(ArmRow::arm).toList());
    }
    for (Score score : scores) {
      if (!draft.isOpen(score.row()) && draft.slots(score.row().arm()) > 0) {
        return new Route.To(score.row(), scores);
      }
    }
    return new Route.Queue(scores.getFirst().row().arm(), scores);
  }

  /** The arms that are alive, the best first; those whose circuit is open come after the others. */
  private static List<Score> scores(
      List<ArmRow> able, List<String> required, StepState state, Draft draft) {
    return able.stream()
        .filter(ArmRow::fresh)
        .map(row -> score(row, required))
        .sorted(Comparator.comparing((Score score) -> draft.isOpen(score.row()))
            .thenComparing(score -> score.row().arm().equals(avoided(state)))
            .thenComparing(Comparator.comparingDouble(Score::total).reversed())
            .thenComparing(score -> score.row().arm()))
        .toList();
  }

  /** An arm that failed in a way that another one may not; it comes last. */
  private static @Nullable String avoided(StepState step) {
    Attempt last = step.last();
    return last != null && Remedy.of(last.code()).next() == Remedy.Next.OTHER_ARM ? last.arm() : null;
  }

  /** The model for the next attempt: the arm's first, or the one after that which failed. */
  static @Nullable String model(ArmRow arm, StepState step) {
    List<String> models = arm.models();
    Attempt last = step.last();
    if (models.isEmpty()) {
      return null;
    }
    String before = last == null ? null : last.model();
    if (last == null || before == null || !last.arm().equals(arm.arm()) || !models.contains(before)) {
      return models.getFirst();
    }
    int shift = Remedy.of(last.code()).next() == Remedy.Next.NEXT_MODEL ? 1 : 0;
    return models.get((models.indexOf(before) + shift) % models.size());
  }

  private static List<String> required(Task task, Step step) {
    return step.capability() == null ? task.requiredCapabilities() : List.of(step.capability());
  }

  private static List<String> required(List<String> capabilities, @Nullable String arm) {
    return arm == null ? capabilities
        : Stream.concat(Stream.of("arm " + arm), capabilities.stream()).toList();
  }

  private static boolean isAble(ArmRow row, @Nullable String only, List<String> required) {
    return (only == null || row.arm().equals(only)) && row.capabilities().containsAll(required);
  }

  private static List<String> available(List<ArmRow> arms) {
    TreeSet<String> available = new TreeSet<>();
    arms.forEach(row -> available.addAll(row.capabilities()));
    return List.copyOf(available);
  }

  private static Score score(ArmRow row, List<String> required) {
    double match = required.isEmpty() ? 1
        : (double) required.stream().distinct().count() / row.capabilities().size();
    double success = (row.ok() + 9.0) / (row.n() + 10.0);
    double availability = row.capacity() == 0 ? 0 : (double) Math.max(0, row.free()) / row.capacity();
    return new Score(row, match, success, availability, 1 - row.costTier() / 5.0);
  }
}
