package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.StoredFact;
import io.octollm.ops.topic.Place;
import io.octollm.schema.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps a bundle from being re-executed. For one use. */
final class Obstacles {
  private final Map<Place, StoredFact> facts;
  private final Conflicts conflicts;
  private final Map<String, Long> seen = new HashMap<>();

  Obstacles(Map<Place, StoredFact> facts, Conflicts conflicts) {
    this.facts = facts;
    this.conflicts = conflicts;
  }

  Optional<String> first(List<RecordedDecision> recorded) {
    return recorded.isEmpty()
        ? Optional.of("the bundle holds no decision")
        : recorded.stream().map(this::of).filter(Objects::nonNull).findFirst();
  }

  private @Nullable String of(RecordedDecision decision) {
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
