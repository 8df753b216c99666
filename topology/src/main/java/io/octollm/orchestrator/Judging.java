package io.octollm.orchestrator;

import io.octollm.schema.Cut;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Step;
import io.octollm.schema.TaskError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Has the outputs of steps with criteria judged, and reads what the judge says. */
final class Judging {
  private static final int MAX_FEEDBACK = 2_000;

  private Judging() {}

  /** The task with a judge's step where the output of this one has to be judged. */
  static TaskState.Active order(TaskState.Active active, StepState step, String arm, Draft draft) {
    if (step.role() != Role.WORK || step.step().criteria().isEmpty() || judges(arm, draft)) {
      return active;
    }
    String id = Role.JUDGE.prefix() + step.id();
    StepState known = active.step(id);
    if (known != null) {
      return active.with(known.in(new Phase.Pending()));
    }
    List<StepState> steps = new ArrayList<>(active.steps());
    steps.add(new StepState(new Step(id, Role.JUDGING, null, step.step().instruction(),
        List.of(step.id()), step.step().criteria()), active.attempts(), new Phase.Pending()));
    return active.with(steps);
  }

  /** An arm that judges is not judged: its output is a verdict already. */
  private static boolean judges(String arm, Draft draft) {
    var rows = draft.arms().stream().filter(row -> row.arm().equals(arm)).toList();
    draft.use(rows);
    return rows.stream().anyMatch(row -> row.capabilities().contains(Role.JUDGING));
  }

  /** What a judge says. */
  sealed interface Verdict {
    record Accepted() implements Verdict {}

    /**
     * The output misses something.
     *
     * @param error which criteria, by their numbers
     * @param feedback for whoever tries again, in the judge's words
     */
    record Missed(TaskError error, String feedback) implements Verdict {}

    /** It is no verdict. */
    record Unclear(TaskError error) implements Verdict {}
  }

  static Verdict verdict(StepState judge, JsonNode output) {
    JsonNode valid = output.get("valid");
    if (valid == null || !valid.isBoolean()) {
      return new Verdict.Unclear(TaskError.of(ErrorCode.INVALID_OUTCOME,
          "the judge's output must hold valid, true or false"));
    }
    return valid.booleanValue() ? new Verdict.Accepted() : missed(judge, output);
  }

  private static Verdict.Missed missed(StepState judge, JsonNode output) {
    String step = judge.step().dependsOn().getFirst();
    Set<Integer> numbers = new TreeSet<>();
    for (String text : texts(output.get("failed"))) {
      int index = judge.step().criteria().indexOf(text);
      if (index >= 0) {
        numbers.add(index + 1);
      }
    }
    List<String> issues = issues(output.get("issues"));
    String feedback = String.join("; ", issues.isEmpty() ? texts(output.get("failed")) : issues);
    return new Verdict.Missed(
        TaskError.of(ErrorCode.CRITERIA_NOT_MET, "the output of " + step + " misses "
            + (numbers.isEmpty() ? "what the judge looks for" : "criteria " + numbers))
            .with("step", step).with("criteria", List.copyOf(numbers)),
        Cut.to(feedback, MAX_FEEDBACK));
  }

  /** Each as it stands, or its {@code message}. Mere remarks are for whoever reads the verdict. */
  private static List<String> issues(@Nullable JsonNode list) {
    List<String> issues = new ArrayList<>();
    if (list != null && list.isArray()) {
      for (JsonNode item : list) {
        JsonNode words = item.isObject() ? item.path("message") : item;
        if (words.isString() && !item.path("severity").asString("").equals("info")) {
          issues.add(words.stringValue());
        }
      }
    }
    return issues;
  }

  private static List<String> texts(@Nullable JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list != null && list.isArray()) {
      list.forEach(item -> {
        if (item.isString()) {
          texts.add(item.stringValue());
        }
      });
    }
    return texts;
  }
}
