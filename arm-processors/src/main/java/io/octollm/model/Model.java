package io.octollm.model;

/** The door to one language model. One call is one attempt: nothing behind it retries. Thread-safe. */
public interface Model {
  /** The name by which an assignment asks for it. */
  String name();

  /** Whether it has something to say to that arm; a real model has. */
  default boolean serves(String arm) {
    return true;
  }

  /**
   * Asks once.
   *
   * @throws InterruptedException when the thread is interrupted; the request is then given up
   */
  ModelAnswer answer(ModelRequest request) throws InterruptedException;
}
