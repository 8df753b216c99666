package io.octollm.app;

import io.octollm.arm.Arms;
import io.octollm.ops.console.Flag;
import io.octollm.ops.console.LiveFlags;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The flags that the roles of this process look at. */
final class FlagsRole implements Role {
  /** A machine on which all starts at once is slow, and a start that is given up makes it no faster. */
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 5_000_000;

  private final LiveFlags flags;

  FlagsRole(Ground ground) {
    this.flags = new LiveFlags(ground.kafka(), ground.topics().settings(),
        Flag.catalogue(Arms.names()), Clock.systemUTC());
  }

  LiveFlags flags() {
    return flags;
  }

  /** Waits until what was said before the start is in force: no step is to slip by it. */
  void awaitCaughtUp() {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!flags.caughtUp()) {
      if (Thread.currentThread().isInterrupted()) {
        throw Failure.unreachable("stopped while the topic of settings was read");
      }
      if (System.nanoTime() > until) {
        throw Failure.unreachable("the topic of settings was not read within " + LIMIT.toSeconds() + " s");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public String name() {
    return "flags";
  }

  @Override
  public void start() {
    flags.start();
  }

  @Override
  public boolean ready() {
    return flags.caughtUp();
  }

  @Override
  public void close() {
    flags.close();
  }
}
