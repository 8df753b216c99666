package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.schema.Task;

/** What intake made of a record of {@code tasks}. */
sealed interface Received {

  /** A valid task with its id, not yet filtered. */
  record Valid(Fact.Arrival arrival, Task task, String bodyHash) implements Received {}

  /** No valid task. */
  record Invalid(Fact.Refused fact) implements Received {}
}
