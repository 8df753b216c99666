package io.octollm.app;

/** A part of a running pipeline that is started, watched and stopped as one. */
interface Role {
  String name();

  /** Starts it; returns when it runs or is on its way. Throws with one line that says what is missing. */
  void start() throws Exception;

  /** Whether it does its work now. Safe for use by any thread. */
  boolean ready();

  /** Finishes what is under way and stops. A second call does nothing. */
  void close();
}
