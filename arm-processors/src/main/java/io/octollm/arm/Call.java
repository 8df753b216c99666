package io.octollm.arm;

import org.jspecify.annotations.Nullable;

/**
 * The handle of one call: whoever wants it to end says why, from any thread. An interrupt reaches
 * the call's thread only while the arm is at work, never while its outcome is being sent.
 */
final class Call {
  /** Why a call was ended from outside. */
  enum Stop {
    LEASE,
    DEADLINE,
    CANCELLED,
    /** The worker stops or has lost the partition: nothing is reported, another one does the work. */
    HANDED_BACK
  }

  private @Nullable Thread worker;
  private boolean begun;
  private @Nullable Stop stop;

  /** From here on the current thread is interrupted by a stop; false when one came before. */
  synchronized boolean begin() {
    begun = true;
    if (stop != null) {
      return false;
    }
    worker = Thread.currentThread();
    return true;
  }

  /** The first stop wins, but that handing back is remembered even after the arm has ended. */
  synchronized void stop(Stop why) {
    if (stop == null || why == Stop.HANDED_BACK) {
      stop = why;
    }
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Ends the arm's part; leaves the thread uninterrupted and tells what stopped it, if anything. */
  synchronized @Nullable Stop end() {
    worker = null;
    Thread.interrupted();
    return stop;
  }

  /** Whether nobody has begun to work on it. */
  synchronized boolean waiting() {
    return !begun;
  }

  synchronized boolean handedBack() {
    return stop == Stop.HANDED_BACK;
  }
}
