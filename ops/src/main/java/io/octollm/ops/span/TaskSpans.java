package io.octollm.ops.span;

import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import io.octollm.schema.TraceIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one run of a task, told from its events; pure. At the top the run, from its
 * submission to its result; under it the steps; under a step its attempts, each from its assignment
 * to its outcome, and the waits between them.
 */
final class TaskSpans {
  private static final Set<EventName> ENDS = EnumSet.of(EventName.TASK_COMPLETE,
      EventName.TASK_FAILED, EventName.TASK_REJECTED, EventName.TASK_CANCELLED);
  private static final Set<EventName> BEGINS = EnumSet.of(EventName.TASK_STARTED,
      EventName.TASK_RESUMED, EventName.TASK_REJECTED);

  private final TraceIds ids;
  private final Topics topics;
  private final String taskId;
  private final int run;
  private final OpenSpan root;
  private final Map<String, StepSpans> steps = new LinkedHashMap<>();
  private final List<Span> ended = new ArrayList<>();

  /** Whether the event begins a run. */
  static boolean begins(Event event) {
    return beginning(event) != null;
  }

  /** Whether the event ends a run. */
  static boolean ends(Event event) {
    return event.entries().stream().anyMatch(entry -> ENDS.contains(entry.event()));
  }

  /**
   * The spans of a run, the top one last.
   *
   * @param request as the headers of the events say
   * @param events of the run, in any order; none is told of a run whose beginning is missing
   */
  static List<Span> of(RequestContext request, List<Event> events, Topics topics) {
    List<Event> inOrder = events.stream().sorted(Comparator.comparingLong(Event::seq)).toList();
    if (inOrder.isEmpty() || beginning(inOrder.getFirst()) == null) {
      return List.of();
    }
    TaskSpans spans = new TaskSpans(request, inOrder.getFirst(), topics);
    inOrder.forEach(spans::hear);
    return spans.end(inOrder.getLast().at());
  }

  private static @Nullable Entry beginning(Event event) {
    return event.entries().stream().filter(entry -> BEGINS.contains(entry.event())).findFirst()
        .orElse(null);
  }

  private TaskSpans(RequestContext request, Event first, Topics topics) {
    this.ids = TraceIds.of(request);
    this.topics = topics;
    this.taskId = first.taskId();
    Entry begins = beginning(first);
    this.run = begins != null && begins.fields().get("run") instanceof Number n ? n.intValue() : 1;
    this.root = root(request, first);
  }

  private OpenSpan root(RequestContext request, Event first) {
    Event.FactRef fact = first.fact();
    Instant start = fact.timestamp().isBefore(first.at()) ? fact.timestamp() : first.at();
    String topic = fact.topic() == null ? topics.tasks() : fact.topic();
    return new OpenSpan(ids.run(taskId, run), ids.parentId(), "process " + topic,
        Span.Kind.CONSUMER, start)
        .put(AttributeNames.MESSAGING_SYSTEM, "kafka")
        .put(AttributeNames.MESSAGING_OPERATION_NAME, "process")
        .put(AttributeNames.MESSAGING_OPERATION_TYPE, "process")
        .put(AttributeNames.MESSAGING_DESTINATION, topic)
        .put(AttributeNames.MESSAGING_PARTITION,
            fact.partition() == null ? null : fact.partition().toString())
        .put(AttributeNames.KAFKA_OFFSET, fact.offset())
        .put(AttributeNames.TASK_ID, taskId)
        .put(AttributeNames.REQUEST_ID, request.requestId())
        .put(AttributeNames.RUN, run)
        .put(AttributeNames.REPLAY_ID, request.replayId())
        .put(AttributeNames.REPLAY_COUNT, request.replayCount() == 0 ? null : request.replayCount())
        .link(ids.linked())
        .link(run == 1 ? null : ids.traceparent(ids.run(taskId, run - 1)));
  }

  private void hear(Event event) {
    for (Entry entry : event.entries()) {
      switch (entry.event()) {
        case TASK_STARTED -> root.put(AttributeNames.PRIORITY, entry, "priority");
        case TASK_COMPLETE, TASK_FAILED, TASK_REJECTED, TASK_CANCELLED -> root
            .put(AttributeNames.STATUS, entry, "status")
            .put(AttributeNames.PRIORITY, entry, "priority")
            .put(AttributeNames.ERROR_TYPE, entry, "error_code")
            .failed(entry.fields().containsKey("error_code"), event.at());
        case TASK_RESUMED -> root.moment(moment(event.at(), entry));
        default -> tell(event, entry);
      }
    }
  }

  private void tell(Event event, Entry entry) {
    if (entry.fields().get("step") instanceof String step) {
      steps.computeIfAbsent(step, name -> new StepSpans(ids, topics, taskId, name,
          new OpenSpan(ids.step(taskId, run, name), root.id(), "step", Span.Kind.INTERNAL, event.at())
              .put(AttributeNames.STEP, name), ended::add)).hear(event.at(), entry);
    } else {
      root.moment(moment(event.at(), entry));
    }
  }

  private List<Span> end(Instant at) {
    steps.values().forEach(step -> step.end(at));
    ended.add(root.end(ids.traceId(), at));
    return List.copyOf(ended);
  }

  /** Of what an entry says only names that we give: its kind, the arm, the code of an error. */
  static Span.Moment moment(Instant at, Entry entry) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Object arm = entry.fields().getOrDefault("arm", entry.fields().get("chosen"));
    if (arm != null) {
      attributes.put(AttributeNames.ARM, arm);
    }
    Object code = entry.fields().get("error_code");
    if (code != null) {
      attributes.put(AttributeNames.ERROR_TYPE, code);
    }
    return new Span.Moment(entry.event().text(), at, attributes);
  }
}
