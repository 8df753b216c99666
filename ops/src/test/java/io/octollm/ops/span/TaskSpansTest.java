package io.octollm.ops.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.trace.Events;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import io.octollm.schema.TraceIds;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TaskSpansTest {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final String SENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final RequestContext REQUEST = new RequestContext("req-1", SENT, null, null, 0);

  private static List<Span> told(RequestContext request, Event... events) {
    return TaskSpans.of(request, List.of(events), TOPICS);
  }

  private static List<Span> retried() {
    return TaskSpans.of(REQUEST, Events.retried("task-1", "req-1"), TOPICS);
  }

  private static Span named(List<Span> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  private static double seconds(Span span) {
    return Duration.between(span.start(), span.end()).toMillis() / 1000.0;
  }

  @Test
  void theTopSpanRunsFromTheSubmissionToTheResultUnderTheSendersSpan() {
    Span top = retried().getLast();

    assertThat(top.name()).isEqualTo("process octollm.tasks");
    assertThat(top.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(top.parentId()).isEqualTo("b7ad6b7169203331");
    assertThat(seconds(top)).isEqualTo(7.25);
    assertThat(top.attributes()).containsEntry("messaging.system", "kafka")
        .containsEntry("messaging.destination.partition.id", "1")
        .containsEntry("messaging.kafka.offset", 42L)
        .containsEntry("octollm.task.status", "completed");
    assertThat(top.failed()).isFalse();
  }

  @Test
  void attemptsAndTheWaitsBeforeThemStandUnderTheirStep() {
    List<Span> spans = retried();
    Span step = named(spans, "step");

    assertThat(step.parentId()).isEqualTo(spans.getLast().spanId());
    assertThat(spans.stream().filter(span -> step.spanId().equals(span.parentId()))
        .map(span -> span.name() + " " + seconds(span)))
        .containsExactly("queue 1.0", "attempt coder 3.0", "backoff 1.0", "queue 0.5",
            "attempt coder 1.5");
    assertThat(spans).extracting(Span::spanId).doesNotHaveDuplicates();
  }

  @Test
  void anAttemptHasTheIdThatItsAssignmentNames() {
    List<Span> attempts = retried().stream().filter(s -> s.kind() == Span.Kind.CLIENT).toList();

    TraceIds ids = TraceIds.of(REQUEST);
    assertThat(attempts).extracting(Span::spanId).containsExactly(
        ids.attempt("task-1", "step-1", 1), ids.attempt("task-1", "step-1", 2));
    assertThat(attempts).extracting(Span::failed).containsExactly(true, false);
    assertThat(attempts.getFirst().attributes()).containsEntry("error.type", "MODEL_TIMEOUT")
        .containsEntry("messaging.destination.name", "octollm.arm.coder");
  }

  @Test
  void theOrderOfReadingDoesNotCount() {
    List<Event> turned = new ArrayList<>(Events.retried("task-1", "req-1"));
    Collections.reverse(turned);

    assertThat(TaskSpans.of(REQUEST, turned, TOPICS)).isEqualTo(retried());
  }

  @Test
  void whatAModelWasAskedAndUsedIsSaidByTheConventionsNames() {
    List<Span> spans = told(REQUEST,
        Events.of("task-1", "req-1", 1, 1, "submitted", 1L, Entry.of(EventName.TASK_STARTED),
            Entry.of(EventName.ARM_CALL_START, "arm", "coder", "step", "s", "attempt", 1,
                "model", "asked")),
        Events.of("task-1", "req-1", 2, 2, "outcome", 2L,
            Entry.of(EventName.ARM_CALL_COMPLETE, "arm", "coder", "step", "s", "attempt", 1,
                "model", "answered", "tokens_in", 7, "tokens_out", 5, "duration", 0.5),
            Entry.of(EventName.TASK_COMPLETE, "status", "completed")));

    assertThat(named(spans, "attempt coder").attributes())
        .containsEntry("gen_ai.operation.name", "chat")
        .containsEntry("gen_ai.request.model", "asked")
        .containsEntry("gen_ai.response.model", "answered")
        .containsEntry("gen_ai.usage.input_tokens", 7L)
        .containsEntry("gen_ai.usage.output_tokens", 5L);
  }

  @Test
  void aReplayIsLinkedToTheRunThatFailed() {
    Span top = told(new RequestContext("req-1", SENT, null, "replay-1", 1),
        Events.of("task-1", "req-1", 4, 1, "submitted", 9L, Entry.of(EventName.TASK_STARTED),
            Entry.of(EventName.TASK_COMPLETE, "status", "completed"))).getLast();

    assertThat(top.traceId()).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(top.parentId()).isNull();
    assertThat(top.linked()).containsExactly(SENT);
    assertThat(top.attributes()).containsEntry("octollm.replay.count", 1L);
  }

  @Test
  void aResumedRunIsLinkedToTheOneBefore() {
    Span top = told(REQUEST,
        Events.of("task-1", "req-1", 4, 1, "command", 9L,
            Entry.of(EventName.TASK_RESUMED, "run", 2),
            Entry.of(EventName.TASK_CANCELLED, "status", "cancelled"))).getLast();

    TraceIds ids = TraceIds.of(REQUEST);
    assertThat(top.spanId()).isEqualTo(ids.run("task-1", 2));
    assertThat(top.linked()).containsExactly(ids.traceparent(ids.run("task-1", 1)));
  }

  @Test
  void whatIsRejectedIsOneFailedSpanWithoutTheErrorsText() {
    List<Span> spans = told(REQUEST, Events.of("task-1", "req-1", 1, 1, "refused", 3L,
        Entry.of(EventName.TASK_REJECTED, "status", "rejected", "error_code", "UNKNOWN_FIELD",
            "error", "jane.roe is no field")));

    assertThat(spans).hasSize(1);
    assertThat(spans.getFirst().failed()).isTrue();
    assertThat(spans.toString()).contains("UNKNOWN_FIELD").doesNotContain("jane");
  }

  @Test
  void aRunWhoseBeginningIsMissingIsNotTold() {
    List<Event> all = Events.retried("task-1", "req-1");

    assertThat(TaskSpans.of(REQUEST, all.subList(2, all.size()), TOPICS)).isEmpty();
  }

  @Test
  void anAttemptThatNobodyReportedEndsWithTheRun() {
    List<Span> spans = told(REQUEST,
        Events.of("task-1", "req-1", 1, 1, "submitted", 1L, Entry.of(EventName.TASK_STARTED),
            Entry.of(EventName.ARM_CALL_START, "arm", "coder", "step", "s", "attempt", 1)),
        Events.of("task-1", "req-1", 2, 4, "command", 2L,
            Entry.of(EventName.TASK_CANCELLED, "status", "cancelled")));

    assertThat(seconds(named(spans, "attempt coder"))).isEqualTo(3.0);
    assertThat(seconds(named(spans, "step"))).isEqualTo(3.0);
  }

  /** The page lists the attributes that there are, and no others. */
  @Test
  void theAttributesOfThePageAreThoseThatThereAre() throws Exception {
    List<String> names = new ArrayList<>();
    for (Field field : AttributeNames.class.getDeclaredFields()) {
      names.add(String.valueOf(field.get(null)));
    }
    String page = Files.readString(Path.of("traces.md"));

    assertThat(Pattern.compile("`((?:error|messaging|gen_ai|octollm)\\.[a-z_.]+)`")
        .matcher(page.substring(page.indexOf("## Attributes"))).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
