package io.octollm.app.faults;

import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the events tell of timers and places: when a retry was due and when it was made, and how many
 * steps of an arm each home partition had outstanding at the most.
 *
 * @param retries second attempts that were made
 * @param early those of them that were made before they were due
 * @param waited decisions that put a step into a queue
 * @param most steps that any partition had outstanding at once
 */
record Moves(int retries, List<String> early, long waited, int most) {

  private record Place(int partition, int change, Instant at) {}

  /** Reads what is committed by now of tasks that have all ended, each with steps of this arm alone. */
  static Moves of(String arm, String bootstrap) {
    Map<String, Integer> homes = new HashMap<>();
    Committed.results(bootstrap).values().forEach(result -> homes.put(
        result.get("task_id").stringValue(), result.at("/submission/partition").intValue()));
    return of(Committed.events(bootstrap).values().stream()
        .map(value -> Codec.decode(Codec.encode(value), Event.class).orThrow()).toList(), arm, homes);
  }

  private static Moves of(List<Event> events, String arm, Map<String, Integer> homes) {
    Map<String, Instant> dues = new HashMap<>();
    List<String> early = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    int retries = 0;
    long waited = 0;
    for (Event event : inOrder(events)) {
      for (Event.Entry entry : event.entries()) {
        switch (entry.event()) {
          case TASK_WAITING -> waited++;
          case TASK_RETRY ->
              dues.put(event.taskId(), Instant.parse(String.valueOf(entry.fields().get("due_at"))));
          case ARM_CALL_START -> {
            Instant due = dues.remove(event.taskId());
            retries += due == null ? 0 : 1;
            if (due != null && event.at().isBefore(due)) {
              early.add(event.taskId());
            }
          }
          default -> { }
        }
        if (arm.equals(entry.fields().get("arm"))) {
          int change = change(entry.event());
          if (change != 0) {
            places.add(new Place(homes.get(event.taskId()), change, event.at()));
          }
        }
      }
    }
    return new Moves(retries, early, waited, most(places));
  }

  private static List<Event> inOrder(List<Event> events) {
    return events.stream()
        .sorted(Comparator.comparing(Event::taskId).thenComparingLong(Event::seq)).toList();
  }

  private static int change(EventName event) {
    return switch (event) {
      case ARM_CALL_START -> 1;
      case ARM_CALL_COMPLETE, ARM_CALL_FAILED -> -1;
      default -> 0;
    };
  }

  /** Of one millisecond what was given back counts first. */
  private static int most(List<Place> places) {
    Map<Integer, Integer> held = new HashMap<>();
    int most = 0;
    places.sort(Comparator.comparing(Place::at).thenComparing(Place::change));
    for (Place place : places) {
      most = Math.max(most, held.merge(place.partition(), place.change(), Integer::sum));
    }
    return most;
  }
}
