package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.topic.Place;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Reflex;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import io.octollm.topology.Observer;
import io.octollm.topology.Parts;
import io.octollm.topology.ShellLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes a bundle's decisions again, in order, through the real graph on Kafka's test driver, and
 * compares what comes out. No broker, no clock, no network. Thread-safe.
 */
public final class IncidentReplay {
  private final Topics topics;
  private final OrchestratorSettings settings;
  private final ShellLimits limits;
  private final TaskReader reader;
  private final Reflex reflex;

  /**
   * The settings are those that the request was recorded under.
   *
   * @param reflex under the policy of the pipeline, and under its key where that one uses hmac
   */
  public IncidentReplay(
      Topics topics, OrchestratorSettings settings, ShellLimits limits, TaskReader reader,
      Reflex reflex) {
    this.topics = topics;
    this.settings = settings;
    this.limits = limits;
    this.reader = reader;
    this.reflex = reflex;
  }

  /**
   * Another policy is no obstacle by itself, for the views are the recorded ones: where it decides the
   * same, all is identical. Where something differs, nobody can say whether the policy or the program
   * is the cause, and the bundle is not reproducible here.
   */
  public Verdict replay(Bundle bundle) {
    List<RecordedDecision> recorded = bundle.events().stream()
        .map(RecordedDecision::of).sorted(RecordedDecision.ORDER).toList();
    Map<Place, StoredFact> facts = new TreeMap<>(); // a record's hash is spun at its first call, at each start
    bundle.facts().forEach(fact -> facts.put(fact.place(), fact));
    Conflicts conflicts = new Conflicts(bundle);
    Optional<String> obstacle = new Obstacles(facts, conflicts).first(recorded);
    if (obstacle.isPresent()) {
      return new Verdict.NotReproducible(obstacle.get());
    }
    String other = otherPolicy(bundle, recorded);
    return switch (played(bundle, recorded, facts, conflicts)) {
      case Verdict.Identical(int decisions, int outputs, var _, var untold) ->
          new Verdict.Identical(decisions, outputs, other, untold);
      case Verdict.Differs(int _, String where, List<String> differences, var _) when other != null ->
          new Verdict.NotReproducible("it was recorded or exported under the policy " + other
              + ", and this is " + reflex.policy().version() + ", which does not decide the same at "
              + where + " (" + differences.getFirst() + "): name that policy's file with --policy");
      case Verdict verdict -> verdict;
    };
  }

  private @Nullable String otherPolicy(Bundle bundle, List<RecordedDecision> recorded) {
    return Stream.concat(Stream.of(bundle.manifest().redaction().policy()),
            recorded.stream().map(decision -> decision.event().view().policy()))
        .filter(name -> !name.equals(reflex.policy().version())).findFirst().orElse(null);
  }

  private Verdict played(Bundle bundle, List<RecordedDecision> recorded, Map<Place, StoredFact> facts,
      Conflicts conflicts) {
    Map<String, List<RecordedDecision>> byTask = recorded.stream().collect(Collectors.groupingBy(
        decision -> decision.event().taskId(), LinkedHashMap::new, Collectors.toList()));
    int decisions = 0;
    List<Stage.Output> outputs = new ArrayList<>();
    for (List<RecordedDecision> task : byTask.values()) {
      Optional<Verdict.Differs> found =
          play(task, facts, conflicts, bundle.manifest().application(), decisions, outputs);
      if (found.isPresent()) {
        return found.get();
      }
      decisions += task.size();
    }
    Outputs.Compared compared = Outputs.compare(bundle.outputs(), outputs, Outputs.told(recorded, topics));
    Outputs.Found found = compared.difference();
    return found != null ? new Verdict.Differs(recorded.size(), found.where(), found.differences())
        : new Verdict.Identical(
            recorded.size(), decisions + outputs.size() - compared.gone().size(), null, compared.gone());
  }

  /** Plays one task on a stage of its own: with the recorded views, tasks do not meet. */
  private Optional<Verdict.Differs> play(List<RecordedDecision> task, Map<Place, StoredFact> facts,
      Conflicts conflicts, String application, int before, List<Stage.Output> outputs) {
    RecordedViews world = new RecordedViews();
    Parts parts = new Parts(topics, limits, reader, reflex, world,
        new Orchestrator(settings), world, Observer.NONE, true, application);
    try (Stage stage = new Stage(parts, topics, world)) {
      int decisions = before;
      for (RecordedDecision decision : task) {
        List<String> differences = difference(decision, stage, facts, conflicts);
        if (!differences.isEmpty()) {
          return Optional.of(new Verdict.Differs(decisions, decision.name(), differences));
        }
        decisions++;
      }
      outputs.addAll(stage.outputs());
      return Optional.empty();
    }
  }

  private static List<String> difference(RecordedDecision recorded, Stage stage,
      Map<Place, StoredFact> facts, Conflicts conflicts) {
    List<JsonNode> now;
    try {
      if (recorded.isConflict()) {
        stage.occupy(Objects.requireNonNull(
            conflicts.claimedBy(recorded.event().taskId())), recorded.event());
      }
      now = stage.play(recorded.event(), facts);
    } catch (StreamsException | StackOverflowError e) {
      return List.of("recorded a decision, now " + cause(e));
    }
    return now.size() == 1
        ? Differences.of(recorded.value(), now.getFirst())
        : List.of("recorded 1 decision, now " + now.size());
  }

  /** A decision that breaks off differs; its message may quote the task and is left out. */
  private static String cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
