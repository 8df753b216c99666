package io.octollm.ops.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.incident.replay.Recorder;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided by the real graph is told with its reasons. */
class WhyTest {
  private static final String ONCE = ",'budget':{'max_retries':0}";
  private final Recorder pipeline = new Recorder(OrchestratorSettings.DEFAULT);

  @BeforeEach
  void warmUp() {
    pipeline.advance(Duration.ofSeconds(5));
    beat();
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  private void beat() {
    pipeline.heartbeat("coder", 1, "code");
    pipeline.heartbeat("generalist", 4, "write", "code", "search");
    pipeline.heartbeat("judge", 4, "criteria_evaluation");
    pipeline.heartbeat("planner", 4, "task_decomposition");
  }

  private void after(Duration pause) {
    pipeline.advance(pause);
    beat();
    pipeline.advance(Duration.ofMillis(200));
  }

  private void submit(String id, String fields) {
    pipeline.submit("{'task_id':'%s','goal':'do it'%s}".formatted(id, fields).replace('\'', '"'));
  }

  private Assignment given() {
    return pipeline.open().getLast();
  }

  private void done(Assignment a, String output) {
    done(a, output, Usage.NONE);
  }

  private void done(Assignment a, String output, Usage usage) {
    pipeline.report(new Outcome.Succeeded(a.taskId(), a.step(), a.attempt(), a.arm(), "one",
        Codec.json().readTree(output.replace('\'', '"')), 0.9, usage, 5));
  }

  private void failed(ErrorCode code) {
    failed(TaskError.of(code, "it broke"));
  }

  private void failed(TaskError error) {
    Assignment a = given();
    pipeline.report(new Outcome.Failed(a.taskId(), a.step(), a.attempt(), a.arm(), "one", error, Usage.NONE, 5));
  }

  private String story(String id) {
    return Waterfall.of(Traces.fromEvents(pipeline.events(id)));
  }

  @Test
  void whyThisArmAndWhyNow() {
    submit("t", ",'required_capabilities':['code']");

    assertThat(story("t")).contains("why: coder scores best for step-1: coder 0.",
        "(match 1.0, success 0.9, availability 1.0, cheapness 0.8), then generalist 0.",
        "why: at once, coder had a free place");
  }

  @Test
  void whyAnotherArmThanTheBest() {
    for (String id : new String[] {"a", "b", "t"}) {
      submit(id, ",'required_capabilities':['code']");
    }

    assertThat(story("t")).contains("why: generalist is the best for step-1 with a free place: coder 0.");
  }

  @Test
  void whyItWaitedAndWhyItWaitsNoLonger() {
    for (String id : new String[] {"a", "b", "t"}) {
      submit(id, ",'assigned_arm':'coder'");
    }
    done(pipeline.open().getFirst(), "1");

    assertThat(story("t")).contains("why: every place at coder is taken", "why: coder had a place for it after ");
  }

  @Test
  void whyItWaitsForAnArmAndWhyItFailsWithoutOne() {
    pipeline.advance(Duration.ofSeconds(6));
    submit("t", ",'assigned_arm':'coder'");
    submit("u", ",'required_capabilities':['fly']");
    pipeline.advance(Duration.ofSeconds(31));

    assertThat(story("t")).contains("why: none of the arms that can do step-1 is alive and has its topics: [coder]",
        "why: no arm that can do step-1 is alive; one has until",
        "why: NO_SUITABLE_ARM: no arm that can do step-1 is alive");
    assertThat(story("u")).contains("why: no arm has what step-1 needs: [fly]; the arms have [code, ");
  }

  @Test
  void whyItWasRetriedAndWhyItWasGivenUp() {
    submit("t", ",'assigned_arm':'coder','budget':{'max_retries':1}");
    failed(TaskError.of(ErrorCode.RATE_LIMITED, "slow down").retryAfter(2_000));
    after(Duration.ofSeconds(2));
    failed(ErrorCode.LLM_API_ERROR);

    assertThat(story("t")).contains("why: coder reported RATE_LIMITED",
        "why: RATE_LIMITED, slow down: tried again by the same arm at ", ", after the 2000 ms that were asked for",
        "why: its next attempt was due after 0.", "why: LLM_API_ERROR: it broke (1 of 1 retries used)");
  }

  @Test
  void whyItIsPlannedAndPlannedAgain() {
    submit("t", ",'context':{'plan':true}");
    done(given(), "{'steps':[]}");
    done(given(), "{'steps':[{'id':'a','capability':'code','instruction':'x'}]}");
    failed(TaskError.of(ErrorCode.REPLAN_REQUESTED, "a part is missing"));
    done(given(), "{'steps':[{'id':'b','capability':'code','instruction':'x'}]}");
    done(given(), "1");

    assertThat(story("t")).contains("why: the plan was refused: plan.steps must be a list of 1 to 20 steps",
        "why: 1 steps by the planner", "why: a cannot be done as planned: another plan is asked for",
        "why: what it needs was reported, and coder had a free place", "why: all its steps are done");
  }

  @Test
  void whyTheJudgeSendsItBack() {
    submit("t", ",'assigned_arm':'coder','acceptance_criteria':['short','polite']");
    done(given(), "'rude'");
    done(given(), "{'valid':false,'failed':['polite'],'issues':['it is rude']}");

    assertThat(story("t")).contains("why: the output is there to be held against its criteria",
        "why: CRITERIA_NOT_MET, the output of step-1 misses criteria [2]: tried again by the same arm");
  }

  @Test
  void whyAnArmIsLeftAloneAndTriedAgain() {
    for (int i = 0; i < 5; i++) {
      submit("t-" + i, ",'assigned_arm':'coder'" + ONCE);
      failed(ErrorCode.MODEL_UNREACHABLE);
    }
    submit("t", ",'assigned_arm':'coder'");
    after(Duration.ofSeconds(31));
    done(given(), "1");

    assertThat(story("t-4")).contains("why: 5 tasks in a row failed at coder: it is left alone until ");
    assertThat(story("t")).contains("why: the circuit before coder is open until ",
        "why: the pause is over: one step tries coder", "; it is the one step by which the arm is tried",
        "why: coder is well again");
  }

  @Test
  void whyWorkIsHeldBackAndLetGo() {
    for (int i = 0; i < 20; i++) {
      submit("t-" + i, ",'assigned_arm':'coder'" + ONCE);
      failed(TaskError.of(ErrorCode.MODEL_REFUSED, "the key is not valid"));
    }
    submit("t", ",'assigned_arm':'coder'");
    pipeline.command(new Command.Release("coder"));

    assertThat(story("t-19")).contains("why: too many tasks end as dead letters at coder (20 of the last 20, "
        + "20 in a row)", "why: it is held back: too many tasks end as dead letters at coder");
    assertThat(story("t")).contains("why: it is held back");
    assertThat(story("arm:coder")).contains("why: an operator let the work for coder go on");
  }

  @Test
  void whyTheBudgetEndedIt() {
    submit("t", ",'budget':{'max_tokens':10},'context':{'steps':[{'id':'a','arm':'coder','instruction':'x'},"
        + "{'id':'b','arm':'coder','instruction':'y','depends_on':['a']}]}");
    done(given(), "1", new Usage(11, 0, 0, "scripted"));

    assertThat(story("t")).contains("why: BUDGET_EXCEEDED: the budget for tokens or cost is spent");
  }

  @Test
  void whyTimeOrACommandEndedIt() {
    submit("t", ",'assigned_arm':'coder','deadline':'" + pipeline.now().plusSeconds(20) + "'");
    submit("u", ",'assigned_arm':'coder'");
    pipeline.command(new Command.Cancel("u"));
    after(Duration.ofSeconds(21));

    assertThat(story("t")).contains("why: DEADLINE_EXCEEDED: the deadline has passed");
    assertThat(story("u")).contains("why: an operator's command ended it");
  }

  @Test
  void whyALostAttemptIsRepeated() {
    submit("t", ",'assigned_arm':'coder'");
    after(Duration.ofSeconds(70));

    assertThat(story("t")).contains("why: coder reported nothing before its lease was over",
        "why: STEP_TIMEOUT, step-1 was not reported in time: tried again by another arm if there is one");
  }

  @Test
  void whyAFailedTaskRunsAgain() {
    submit("t", ",'assigned_arm':'coder'");
    failed(ErrorCode.INVALID_INPUT);
    pipeline.command(new Command.Resume("t", "step-1", Codec.tree("otherwise")));

    assertThat(story("t")).contains("why: INVALID_INPUT: it broke (0 of 3 retries used)",
        "why: an operator's command took it up again, run 2, from step-1 on, with other input",
        "why: a command took the task up again");
  }

  @Test
  void whyASecondSubmissionHasNoResult() {
    submit("t", "");
    submit("t", "");

    assertThat(story("t")).contains("why: the same task came before, at 0@0");
  }
}
