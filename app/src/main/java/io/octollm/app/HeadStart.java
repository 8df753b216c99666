package io.octollm.app;

import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;

/** What a verb that is done in a moment will need, made on a second thread from the first instant on. */
final class HeadStart {
  private HeadStart() {}

  /** For the verb that these arguments name, where it gains by that. */
  static void of(String... arguments) {
    if (arguments.length > 1 && arguments[0].equals("incident") && arguments[1].equals("replay")) {
      Thread.ofPlatform().daemon().name("head-start").start(HeadStart::ofReplay);
    }
  }

  private static void ofReplay() {
    Codec.json();
    Reflex.prepare();
  }
}
