package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.schema.Task;

/** What intake made of a record of {@code tasks}. */
sealed interface Received {

  /**
   * A valid task, not yet filtered.
   *
   * @param derivedId takes the place of an id that the policy would redact
   */
  record Valid(Fact.Arrival arrival, Task task, String bodyHash, String derivedId) implements Received {}

  /** No valid task. */
  record Invalid(Fact.Refused fact) implements Received {}
}
