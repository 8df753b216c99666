package io.octollm.app;

import io.octollm.ops.incident.Manifest;
import io.octollm.ops.incident.StoredFact;
import io.octollm.orchestrator.TaskState;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.Outcome;

/** What a verb that is done in a moment will need, made on a second thread from the first instant on. */
final class HeadStart {
  private HeadStart() {}

  /** For the verb that these arguments name, where it gains by that. */
  static void of(String... arguments) {
    if (arguments.length > 1 && arguments[0].equals("incident") && arguments[1].equals("replay")) {
      Thread.ofPlatform().daemon().name("head-start").start(HeadStart::ofReplay);
    }
  }

  /** In the order in which it is asked for. */
  private static void ofReplay() {
    Codec.prepare(Manifest.class);
    Reflex.prepare();
    Codec.prepare(StoredFact.class, Event.class, TaskState.class, Assignment.class, Outcome.class);
  }
}
