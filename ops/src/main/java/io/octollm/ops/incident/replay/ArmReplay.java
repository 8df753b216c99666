package io.octollm.ops.incident.replay;

import io.octollm.arm.Arm;
import io.octollm.arm.ArmParts;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.SoloRun;
import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.Models;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.incident.StoredOutput;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a bundle's assignments to the real arm once more, with a model that says what it said, and
 * compares the outcomes. No broker, no network, no command is run.
 */
public final class ArmReplay {
  /** Ends that came from outside the arm, or of which the outcome does not hold what the arm made. */
  private static final Set<ErrorCode> NOT_THE_ARMS = Set.of(ErrorCode.STEP_TIMEOUT,
      ErrorCode.DEADLINE_EXCEEDED, ErrorCode.CANCELLED, ErrorCode.IN_DOUBT, ErrorCode.INVALID_OUTCOME,
      ErrorCode.POLICY_BLOCKED, ErrorCode.OUTPUT_TOO_LARGE);

  private final String arm;
  private final Topics topics;
  private final Reflex reflex;
  private final Path scratch;

  /**
   * @param arm one of {@link Arms#names}
   * @param scratch a folder that an arm may be made with; nothing is written to it
   */
  public ArmReplay(String arm, Topics topics, Reflex reflex, Path scratch) {
    this.arm = arm;
    this.topics = topics;
    this.reflex = reflex;
    this.scratch = scratch;
  }

  /** Re-executes every attempt of the arm; the verdict counts them as its decisions. */
  public Verdict replay(Bundle bundle) {
    if (OrchestratorSettings.DEFAULT.liveArms().contains(arm)) {
      return new Verdict.NotReproducible("the " + arm
          + " works on what lies outside: what it met is not in the bundle, and nothing is run again");
    }
    boolean asksModels = asksModels();
    Map<String, Outcome> outcomes = outcomes(bundle);
    int same = 0;
    List<String> untold = new ArrayList<>();
    for (StoredOutput stored : bundle.outputs()) {
      if (!stored.place().topic().equals(topics.arm(arm))) {
        continue;
      }
      Assignment assignment = Codec.json().treeToValue(stored.value(), Assignment.class);
      String name = name(assignment.taskId(), assignment.step(), assignment.attempt());
      Outcome outcome = outcomes.get(name);
      switch (attempt(assignment, stored.timestamp(), outcome, asksModels && mayHaveAsked(outcome))) {
        case Attempt.Untold(String why) -> untold.add(name + ": " + why);
        case Attempt.Told(List<String> differences) when differences.isEmpty() -> same++;
        case Attempt.Told(List<String> differences) -> {
          return new Verdict.Differs(same, name, differences, untold);
        }
      }
    }
    if (same > 0) {
      return new Verdict.Identical(same, same, null, untold);
    }
    return new Verdict.NotReproducible(untold.isEmpty()
        ? "the bundle holds no assignment for the " + arm : String.join("; ", untold));
  }

  /** What came of one attempt. */
  private sealed interface Attempt {
    record Told(List<String> differences) implements Attempt {}

    /** It cannot be made again. */
    record Untold(String why) implements Attempt {}
  }

  private Attempt attempt(
      Assignment assignment, Instant at, @Nullable Outcome recorded, boolean asksModels) {
    if (recorded == null) {
      return new Attempt.Untold("the bundle holds no outcome of it");
    }
    String obstacle = obstacle(recorded, asksModels);
    if (obstacle != null) {
      return new Attempt.Untold(obstacle);
    }
    Optional<Model> model =
        asksModels ? RecordedModel.of(model(assignment), recorded) : Optional.empty();
    return asksModels && model.isEmpty()
        ? new Attempt.Untold("its output does not hold what the model said")
        : new Attempt.Told(Differences.of(comparable(recorded), comparable(run(assignment, at, model))));
  }

  /** An arm may do without the model that it could ask: then its usage names neither model nor prompt. */
  private static boolean mayHaveAsked(@Nullable Outcome outcome) {
    return !(outcome instanceof Outcome.Succeeded done)
        || done.usage().model() != null || done.usage().prompt() != null;
  }

  private boolean asksModels() {
    return !create(Optional.empty()).profile().models().isEmpty();
  }

  private Arm create(Optional<Model> model) {
    Models models = Models.of(model.orElseGet(() -> new RecordedModel(
        "none", ModelAnswer.failed(ErrorCode.MODEL_REFUSED, "nothing is recorded"))));
    return Arms.create(arm, new ArmParts(null, scratch, models, new ReflexFilter(reflex)));
  }

  /** At the time of the assignment, when its lease was not over. */
  private Outcome run(Assignment assignment, Instant at, Optional<Model> model) {
    return new SoloRun(create(model), new ReflexFilter(reflex), Clock.fixed(at, ZoneOffset.UTC))
        .run(assignment);
  }

  private static String model(Assignment assignment) {
    return assignment.model() == null ? "recorded" : assignment.model();
  }

  private static @Nullable String obstacle(Outcome recorded, boolean asksModels) {
    if (!(recorded instanceof Outcome.Failed failed) || asksModels && RecordedModel.gave(failed)) {
      return null;
    }
    ErrorCode code = failed.error().code();
    return NOT_THE_ARMS.contains(code) ? "it ended with " + code + ", which is not of the arm's making"
        : asksModels ? "it ended with " + code + ", and what the model said is not recorded"
        : null;
  }

  private Map<String, Outcome> outcomes(Bundle bundle) {
    Map<String, Outcome> outcomes = new HashMap<>();
    for (StoredFact fact : bundle.facts()) {
      if (fact.place().topic().equals(topics.outcomes()) && fact.value() != null
          && Codec.decode(fact.value(), Outcome.class) instanceof Decoded.Value<Outcome>(Outcome outcome)
          && !(outcome instanceof Outcome.Started) && outcome.arm().equals(arm)) {
        outcomes.putIfAbsent(name(outcome.taskId(), outcome.step(), outcome.attempt()), outcome);
      }
    }
    return outcomes;
  }

  private static String name(String task, String step, int attempt) {
    return "attempt " + attempt + " of " + step + " of " + task;
  }

  /** Who did it and how long it took are another's each time. */
  private static ObjectNode comparable(Outcome outcome) {
    ObjectNode tree = (ObjectNode) Codec.tree(outcome);
    tree.remove(List.of("instance", "duration_ms"));
    return tree;
  }
}
