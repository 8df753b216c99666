package io.octollm.app;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The wish of somebody outside that the process ends, by SIGTERM or SIGINT. The wish alone: whoever
 * waits for it drains and exits with 0, which a shutdown hook could not. One that comes while the
 * process still starts interrupts the thread that installed this.
 */
final class StopSignal {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Thread starting = Thread.currentThread();
  private volatile boolean waiting;

  private StopSignal() {}

  static StopSignal install() {
    StopSignal stop = new StopSignal();
    Signal.handle(new Signal("TERM"), signal -> stop.ask());
    Signal.handle(new Signal("INT"), signal -> stop.ask());
    return stop;
  }

  /** Does something as soon as the wish comes; the process goes on and ends by itself. */
  static void onAsk(Runnable answer) {
    Signal.handle(new Signal("TERM"), signal -> answer.run());
    Signal.handle(new Signal("INT"), signal -> answer.run());
  }

  private void ask() {
    asked.countDown();
    if (!waiting) {
      starting.interrupt();
    }
  }

  /** Waits for the wish. */
  void await() {
    waiting = true;
    try {
      asked.await();
    } catch (InterruptedException e) {
      // Asked before the wait began: the wish is the same, and closing must not be interrupted.
      asked.countDown();
    }
  }
}
