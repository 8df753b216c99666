package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.incident.StoredOutput;
import io.octollm.ops.topic.Place;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import io.octollm.topology.Observer;
import io.octollm.topology.Parts;
import io.octollm.topology.ShellLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  public Verdict replay(Bundle bundle) {
    List<StoredOutput> recorded = bundle.events().stream()
        .sorted(Comparator.comparing((StoredOutput stored) -> event(stored).at())
            .thenComparing(stored -> event(stored).seq())).toList();
    Map<Place, StoredFact> facts = new HashMap<>();
    bundle.facts().forEach(fact -> facts.put(fact.place(), fact));
    Optional<String> obstacle = 
        Obstacles.first(bundle, recorded, facts, reflex.policy().version());
    if (obstacle.isPresent()) {
      return new Verdict.NotReproducible(obstacle.get());
    }
    Map<String, List<StoredOutput>> byTask = recorded.stream().collect(Collectors.groupingBy(
        stored -> event(stored).taskId(), LinkedHashMap::new, Collectors.toList()));
    int decisions = 0;
    List<Stage.Output> outputs = new ArrayList<>();
    for (List<StoredOutput> task : byTask.values()) {
      Optional<Verdict.Differs> found = play(task, facts, bundle, decisions, outputs);
      if (found.isPresent()) {
        return found.get();
      }
      decisions += task.size();
    }
    int compared = decisions + outputs.size();
    return Outputs.firstDifference(bundle.outputs(), outputs)
        .<Verdict>map(found -> new Verdict.Differs(recorded.size(), found.where(), found.differences()))
        .orElseGet(() -> new Verdict.Identical(recorded.size(), compared));
  }

  /** Plays one task on a stage of its own: with the recorded views, tasks do not meet. */
  private Optional<Verdict.Differs> play(List<StoredOutput> task, Map<Place, StoredFact> facts,
      Bundle bundle, int before, List<Stage.Output> outputs) {
    RecordedViews world = new RecordedViews();
    Parts parts = new Parts(topics, limits, reader, reflex, world,
        new Orchestrator(settings), world, Observer.NONE, true, bundle.manifest().application());
    try (Stage stage = new Stage(parts, topics, world)) {
      int decisions = before;
      for (StoredOutput stored : task) {
        List<String> differences = difference(stored, stage.play(event(stored), facts));
        if (!differences.isEmpty()) {
          Event event = event(stored);
          return Optional.of(new Verdict.Differs(decisions, "decision " + event.seq() + " of "
              + event.taskId() + " (" + event.fact().kind() + ")", differences));
        }
        decisions++;
      }
      outputs.addAll(stage.outputs());
      return Optional.empty();
    }
  }

  private static List<String> difference(StoredOutput recorded, List<JsonNode> now) {
    return now.size() == 1
        ? Differences.of(recorded.value(), now.getFirst())
        : List.of("recorded 1 decision, now " + now.size());
  }

  static Event event(StoredOutput stored) {
    return Codec.decode(Codec.encode(stored.value()), Event.class).orThrow();
  }

  /** What keeps a bundle from being re-executed. */
  private static final class Obstacles {
    private static Optional<String> first(
        Bundle bundle, List<StoredOutput> recorded, Map<Place, StoredFact> facts, String policy) {
      if (recorded.isEmpty()) {
        return Optional.of("the bundle holds no decision");
      }
      Optional<String> other = Stream.concat(Stream.of(bundle.manifest().redaction().policy()),
          recorded.stream().map(stored -> event(stored).view().policy()))
          .filter(name -> !name.equals(policy)).findFirst();
      if (other.isPresent()) {
        return Optional.of("it was recorded or exported under the policy " + other.get()
            + ", and this is " + policy + ": name that policy's file with --policy");
      }
      Map<String, Long> seen = new HashMap<>();
      List<String> reasons = new ArrayList<>();
      for (StoredOutput stored : recorded) {
        obstacle(event(stored), facts, seen).ifPresent(reasons::add);
      }
      return reasons.stream().findFirst();
    }

    private static Optional<String> obstacle(
        Event event, Map<Place, StoredFact> facts, Map<String, Long> seen) {
      long expected = seen.merge(event.taskId(), 1L, Long::sum);
      if (event.seq() != expected) {
        return Optional.of("decision " + expected + " of " + event.taskId() + " is not in the bundle");
      }
      if (isConflict(event)) {
        return Optional.of("the conflict under " + event.taskId()
            + " was decided on the state of another task, which is not in the bundle");
      }
      String topic = event.fact().topic();
      if (topic == null) {
        return Optional.empty();
      }
      StoredFact fact = facts.get(Stage.place(event));
      if (fact == null) {
        return Optional.of("the record " + Stage.place(event) + " is gone");
      }
      return switch (fact.redaction()) {
        case StoredFact.SCREENED, StoredFact.WITHHELD -> Optional.of("the record " + Stage.place(event)
            + " could only be exported " + fact.redaction() + "; export it with --raw");
        default -> Optional.empty();
      };
    }

    private static boolean isConflict(Event event) {
      return event.entries().stream().anyMatch(entry -> entry.event() == EventName.TASK_REJECTED
          && ErrorCode.TASK_ID_CONFLICT.name().equals(entry.fields().get("error_code")));
    }
  }
}
