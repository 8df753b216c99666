package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.topic.Place;
import io.octollm.schema.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a bundle from being re-executed. For one use. */
final class Obstacles {
  private final Bundle bundle;
  private final Map<Place, StoredFact> facts;
  private final Conflicts conflicts;
  private final Map<String, Long> seen = new HashMap<>();

  Obstacles(Bundle bundle, Map<Place, StoredFact> facts, Conflicts conflicts) {
    this.bundle = bundle;
    this.facts = facts;
    this.conflicts = conflicts;
  }

  Optional<String> first(List<RecordedDecision> recorded, String policy) {
    if (recorded.isEmpty()) {
      return Optional.of("the bundle holds no decision");
    }
    return otherPolicy(recorded, policy)
        .or(() -> recorded.stream().map(this::of).filter(Objects::nonNull).findFirst());
  }

  private Optional<String> otherPolicy(List<RecordedDecision> recorded, String policy) {
    return Stream.concat(Stream.of(bundle.manifest().redaction().policy()),
            recorded.stream().map(decision -> decision.event().view().policy()))
        .filter(name -> !name.equals(policy)).findFirst()
        .map(name -> "it was recorded or exported under the policy " + name + ", and this is "
            + policy + ": name that policy's file with --policy");
  }

  private @org.jspecify.annotations.Nullable String of(RecordedDecision decision) {
    Event event = decision.event();
    long expected = seen.merge(event.taskId(), 1L, Long::sum);
    if (event.seq() != expected) {
      return "decision " + expected + " of " + event.taskId() + " is not in the bundle";
    }
    if (decision.isConflict() && conflicts.claimedBy(event.taskId()) == null) {
      return "the conflict under " + event.taskId()
          + " is about an id that no result or letter of the bundle names";
    }
    if (event.fact().topic() == null) {
      return null;
    }
    StoredFact fact = facts.get(Stage.place(event));
    if (fact == null) {
      return "the record " + Stage.place(event) + " is gone";
    }
    return switch (fact.redaction()) {
      case StoredFact.SCREENED, StoredFact.WITHHELD -> "the record " + Stage.place(event)
          + " could only be exported " + fact.redaction() + "; export it with --raw";
      default -> null;
    };
  }
}
