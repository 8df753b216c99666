package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.succeeded;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.util.List;
import java.util.function.Consumer;

/** Each state that a task can be in, reached as a task reaches it. */
enum EveryState {
  UNKNOWN(story -> { }),
  QUEUED(story -> story.arm(coder(), 0).submit("")),
  WITHOUT_AN_ARM(story -> story.without("coder").without("judge").without("planner")
      .warmingUp(true).submit("")),
  STRANDED(story -> story.arm(Story.dead("coder", "code"), 0).submit("'assigned_arm':'coder'")),
  ASSIGNED(story -> story.submit("'required_capabilities':['code']")),
  ASSIGNED_WITH_A_DEADLINE(story -> story.submit(
      "'required_capabilities':['code'],'deadline':'2026-01-01T00:02:00Z'")),
  ASSIGNED_THE_LAST_TIME(story -> story.submit(
      "'required_capabilities':['code'],'budget':{'max_retries':0,'max_tokens':100}")),
  UNSAFE(story -> {
    story.submit("'required_capabilities':['code']");
    story.report(Facts.started("step-1", 1, "coder"));
  }),
  RETRYING(story -> {
    story.submit("'required_capabilities':['code']");
    story.report(failed("step-1", 1, "coder", error(ErrorCode.RATE_LIMITED).retryAfter(5_000)));
  }),
  LOST_ONE(story -> {
    story.submit("'required_capabilities':['code']");
    story.at(story.active().due()).timer();
  }),
  HALF_DONE(story -> {
    story.submit(Tasks.plan("step-1@coder", "b@coder<step-1", "c@coder", "d@judge<b,c"));
    story.report(succeeded("step-1", 1, "coder", "1"));
  }),
  PLANNING(story -> story.submit("'context':{'plan':true}")),
  JUDGING(story -> {
    story.submit("'required_capabilities':['code'],'acceptance_criteria':['short']");
    story.report(succeeded("step-1", 1, "coder", "1"));
  }),
  COMPLETED(story -> {
    story.submit("'required_capabilities':['code']");
    story.report(succeeded("step-1", 1, "coder", "1"));
  }),
  FAILED(story -> {
    story.submit(Tasks.plan("a@judge", "step-1@coder", "c@coder<a", "e@judge<step-1"));
    story.report(succeeded("a", 1, "judge", "1"));
    story.report(failed("step-1", 1, "coder", error(ErrorCode.INVALID_INPUT)));
  }),
  FAILED_IN_DOUBT(story -> {
    story.submit("'required_capabilities':['code']");
    story.report(Facts.started("step-1", 1, "coder"));
    story.at(story.active().due()).timer();
  }),
  TOO_LARGE(story -> {
    story.submit("'required_capabilities':['code']");
    story.on(Facts.oversized(Facts.reported(succeeded("step-1", 1, "coder", "1"))));
  }),
  REJECTED(story -> story.on(Facts.blocked(Tasks.task(""), ErrorCode.INJECTION_BLOCKED))),
  CANCELLED(story -> {
    story.submit("'required_capabilities':['code']");
    story.on(Facts.cancel());
  });

  private final Consumer<Story> way;

  EveryState(Consumer<Story> way) {
    this.way = way;
  }

  TaskState state() {
    Story story = new Story().arm(coder(), 4).arm("judge", "check", Role.JUDGING).arm("planner", Role.PLANNING);
    way.accept(story);
    return story.state();
  }

  static ArmRow coder() {
    return new ArmRow("coder", List.of("code"), true, Breaker.CLOSED, 4, 4, 9, 10, 1,
        List.of("m-1", "m-2"), false);
  }
}
