package io.octollm.app;

import io.octollm.arm.Arms;
import io.octollm.ops.console.Flag;
import io.octollm.ops.console.LiveFlags;
import io.octollm.schema.EventName;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flags that the roles of this process look at. */
final class FlagsRole implements Role {
  private static final Logger LOG = LoggerFactory.getLogger(FlagsRole.class);
  /** What is missing is named by then. */
  private static final Duration NAMED = Duration.ofSeconds(8);
  /** A machine on which all starts at once is slow, and a start that is given up makes it no faster. */
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 5_000_000;

  private final LiveFlags flags;
  private final String topic;
  private final Duration named;
  private final Duration limit;

  FlagsRole(Ground ground) {
    this(ground, NAMED, LIMIT);
  }

  /**
   * @param named after this long the topic that is waited for is named in the log
   * @param limit after this long the start is given up
   */
  FlagsRole(Ground ground, Duration named, Duration limit) {
    this.topic = ground.topics().settings();
    this.named = named;
    this.limit = limit;
    this.flags = new LiveFlags(ground.kafka(), topic, Flag.catalogue(Arms.names()), Clock.systemUTC());
  }

  LiveFlags flags() {
    return flags;
  }

  /** Waits until what was said before the start is in force: no step is to slip by it. */
  void awaitCaughtUp() {
    long begun = System.nanoTime();
    boolean told = false;
    while (!flags.caughtUp()) {
      long waited = System.nanoTime() - begun;
      if (Thread.currentThread().isInterrupted()) {
        throw Failure.unreachable("stopped while the topic of settings was read");
      }
      if (waited > limit.toNanos()) {
        throw Failure.unreachable("the topic " + topic + " was not read within " + limit.toSeconds()
            + " s: see whether each of its partitions has a leader");
      }
      if (!told && waited > named.toNanos()) {
        LOG.atWarn().setMessage(EventName.CONNECTIVITY_TIMEOUT.text()).addKeyValue("target", topic).log();
        told = true;
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
