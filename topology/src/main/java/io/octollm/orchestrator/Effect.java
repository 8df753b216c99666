package io.octollm.orchestrator;

import io.octollm.schema.Assignment;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Event;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Result;
import io.octollm.schema.View;

/** Something that a decision puts out. */
public sealed interface Effect {

  /** Give a step to an arm. */
  record Assign(RequestContext request, Assignment assignment) implements Effect {}

  /** Say how a run of a submission ended. */
  record End(RequestContext request, Result result) implements Effect {}

  /** Keep what failed where it can be found. */
  record Bury(RequestContext request, DeadLetter letter) implements Effect {}

  /** Write the decision down. */
  record Note(RequestContext request, Event event) implements Effect {}

  /** Remember this of an arm, on this partition; it is no record. */
  record Remember(String arm, View.Circuit circuit) implements Effect {}
}
