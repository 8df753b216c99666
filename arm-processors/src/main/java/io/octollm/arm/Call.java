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
    /** The worker stops while an unrepeatable act is under way: nobody may do it again. */
    ABANDONED,
    /** The worker stops or has lost the partition: nothing is reported, another one does the work. */
    HANDED_BACK
  }

  private @Nullable Thread worker;
  private boolean begun;
  private boolean started;
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

  /**
   * The first stop wins, but that handing back is remembered even after the arm has ended. An act
   * that was reported as started cannot be handed back.
   */
  synchronized void stop(Stop why) {
    Stop meant = started && why == Stop.HANDED_BACK ? Stop.ABANDONED : why;
    if (stop == null || meant == Stop.HANDED_BACK) {
      stop = meant;
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

  /** That its unrepeatable act begins is committed. */
  synchronized void started() {
    started = true;
  }

  synchronized boolean hasStarted() {
    return started;
  }

  synchronized boolean stopped() {
    return stop != null;
  }

  /** Whether nobody has begun to work on it. */
  synchronized boolean waiting() {
    return !begun;
  }

  synchronized boolean handedBack() {
    return stop == Stop.HANDED_BACK;
  }
}
