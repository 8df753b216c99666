package io.octollm.orchestrator;

import io.octollm.schema.View;

/**
 * The fold: from a task's state, a fact and the view of the world to the next state and what goes
 * out. The same three always give the same decision. Thread-safe.
 */
public final class Orchestrator {
  private final Admission admission;
  private final Reports reports;
  private final Commands commands;
  private final Timers timers;
  private final Progress progress;
  private final Endings endings;

  public Orchestrator(OrchestratorSettings settings) {
    endings = new Endings(settings);
    Planning planning = new Planning(settings);
    Circuits circuits = new Circuits(settings.circuits());
    progress = new Progress(settings, circuits, endings);
    admission = new Admission(planning, progress, endings);
    reports = new Reports(settings, planning, circuits, progress, endings);
    commands = new Commands(circuits, progress, endings);
    timers = new Timers(progress, endings, reports);
  }

  public Decision decide(TaskState state, Fact fact, View view) {
    return switch (fact) {
      case Fact.Submitted submitted -> admission.submitted(state, submitted, view);
      case Fact.Refused refused -> admission.refused(state, refused, view);
      case Fact.Reported reported -> reports.reported(state, reported, view);
      case Fact.Unreadable unreadable -> reports.unreadable(state, unreadable, view);
      case Fact.Commanded commanded -> commands.commanded(state, commanded, view);
      case Fact.TimerFired timer -> timers.fired(state, timer, view);
      case Fact.SlotFreed slot -> progress.slotFreed(state, slot, view);
      case Fact.Oversized(Fact.Submitted submitted, long bytes, long limit) ->
          admission.submitted(state, submitted.blockedBy(Endings.tooLarge(bytes, limit)), view);
      // What a refusal puts out is bounded by itself, and without it the record would have no end.
      case Fact.Oversized(Fact.Refused refused, long _, long _) -> admission.refused(state, refused, view);
      case Fact.Oversized oversized -> endings.oversized(state, oversized, view);
    };
  }
}
