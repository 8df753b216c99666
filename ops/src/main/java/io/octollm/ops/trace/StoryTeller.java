package io.octollm.ops.trace;

import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a task's story from its events; pure, one instance a story. */
final class StoryTeller {
  private static final Set<EventName> CALL_ENDS =
      EnumSet.of(EventName.ARM_CALL_COMPLETE, EventName.ARM_CALL_FAILED);

  private final Instant start;
  private final Map<String, Instant> waitingSince = new HashMap<>();
  private final Map<String, Instant> calledAt = new HashMap<>();
  private final List<Hop> hops = new ArrayList<>();
  private String status = Story.RUNNING;
  private @Nullable Instant ended;

  private StoryTeller(Instant start) {
    this.start = start;
  }

  /** @param events of one task, at least one, in any order */
  static Story tell(List<Event> events, List<Result> results, List<Hop.LetterAt> deadLetters) {
    List<Event> inOrder = new ArrayList<>(events);
    inOrder.sort(Comparator.comparingLong(Event::seq).thenComparing(Event::at));
    Event first = inOrder.getFirst();
    StoryTeller teller = new StoryTeller(earlier(first.fact().timestamp(), first.at()));
    inOrder.forEach(teller::hear);
    Instant end = teller.ended == null ? inOrder.getLast().at() : teller.ended;
    return new Story(first.taskId(), first.requestId(), teller.status, teller.start, teller.ended,
        seconds(teller.start, end), teller.hops, results, deadLetters);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private void hear(Event event) {
    for (Event.Entry entry : event.entries()) {
      note(event, entry);
      hops.add(hop(event, entry));
    }
  }

  /** Keeps what later hops are measured against. */
  private void note(Event event, Event.Entry entry) {
    switch (entry.event()) {
      case TASK_STARTED, TASK_RESUMED -> {
        status = Story.RUNNING;
        ended = null;
      }
      case TASK_WAITING -> waitingSince.putIfAbsent(step(entry), event.at());
      case TASK_RETRY -> waitingSince.put(step(entry), due(entry, event.at()));
      case TASK_COMPLETE -> end("completed", event);
      case TASK_FAILED -> end("failed", event);
      case TASK_REJECTED -> end("rejected", event);
      case TASK_CANCELLED -> end("cancelled", event);
      default -> { }
    }
  }

  private void end(String how, Event event) {
    status = how;
    ended = event.at();
  }

  private Hop hop(Event event, Event.Entry entry) {
    Instant from = event.at();
    Double queue = null;
    Double work = null;
    switch (entry.event()) {
      case TASK_STARTED, TASK_REJECTED, TASK_DUPLICATE -> {
        from = earlier(event.fact().timestamp(), event.at());
        queue = seconds(from, event.at());
      }
      case ARM_CALL_START -> {
        Instant since = waitingSince.remove(step(entry));
        from = since == null ? from : earlier(since, from);
        queue = since == null ? null : seconds(from, event.at());
        calledAt.put(step(entry), event.at());
      }
      case ARM_CALL_COMPLETE, ARM_CALL_FAILED -> {
        Instant called = calledAt.remove(step(entry));
        work = number(entry, "duration");
        from = called == null ? from : earlier(called, from);
        queue = called == null ? null
            : Math.max(0, seconds(from, event.at()) - (work == null ? 0 : work));
      }
      default -> { }
    }
    return new Hop(event.seq(), event.at(), seconds(start, from), seconds(start, event.at()),
        entry.event(), text(entry, "step"), whole(entry, "attempt"), arm(entry), queue, work,
        text(entry, "error_code"), cause(event.fact()), rest(entry),
        Why.of(event, entry, queue));
  }

  private static Hop.Cause cause(Event.FactRef fact) {
    return new Hop.Cause(fact.kind(), fact.topic(), fact.partition(), fact.offset());
  }

  private static @Nullable String arm(Event.Entry entry) {
    return entry.event() == EventName.ARM_ROUTER_SCORING ? text(entry, "chosen") : text(entry, "arm");
  }

  private static Map<String, Object> rest(Event.Entry entry) {
    Map<String, Object> rest = new LinkedHashMap<>(entry.fields());
    rest.keySet().removeAll(List.of("step", "attempt", "arm", "error_code", "chosen"));
    if (CALL_ENDS.contains(entry.event())) {
      rest.keySet().removeAll(List.of("duration", "waited"));
    }
    return rest;
  }

  private static String step(Event.Entry entry) {
    String step = text(entry, "step");
    return step == null ? "" : step;
  }

  private static Instant due(Event.Entry entry, Instant otherwise) {
    String due = text(entry, "due_at");
    try {
      return due == null ? otherwise : Instant.parse(due);
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }

  private static @Nullable String text(Event.Entry entry, String name) {
    Object value = entry.fields().get(name);
    return value == null ? null : value.toString();
  }

  private static @Nullable Double number(Event.Entry entry, String name) {
    return entry.fields().get(name) instanceof Number n ? n.doubleValue() : null;
  }

  private static @Nullable Integer whole(Event.Entry entry, String name) {
    return entry.fields().get(name) instanceof Number n ? n.intValue() : null;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1_000_000 / 1_000.0;
  }
}
