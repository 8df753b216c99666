package io.octollm.model;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/** A clock that goes on only when each of its workers waits, and then to the first that wakes. */
final class VirtualTime implements TimeMeter, BlockingStrategy {
  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(Comparator.comparingLong(Sleeper::wake));
  private int workers;
  private long now;

  private record Sleeper(long wake, CountDownLatch woken) {}

  VirtualTime(int workers) {
    this.workers = workers;
  }

  @Override
  public void park(long nanos) throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    Sleeper sleeper;
    synchronized (this) {
      sleeper = new Sleeper(now + nanos, woken);
      sleepers.add(sleeper);
      notifyAll();
      goOn();
    }
    try {
      woken.await();
    } catch (InterruptedException e) {
      synchronized (this) {
        sleepers.remove(sleeper);
      }
      throw e;
    }
  }

  synchronized void awaitSleeper() throws InterruptedException {
    while (sleepers.isEmpty()) {
      wait();
    }
  }

  /** One worker fewer to wait for. */
  synchronized void finished() {
    workers--;
    goOn();
  }

  private void goOn() {
    if (workers > 0 && sleepers.size() == workers) {
      now = sleepers.peek().wake();
      while (!sleepers.isEmpty() && sleepers.peek().wake() <= now) {
        sleepers.poll().woken().countDown();
      }
    }
  }

  synchronized Duration elapsed() {
    return Duration.ofNanos(now);
  }

  Clock clock() {
    return ((InstantSource) () -> Requests.NOW.plus(elapsed())).withZone(ZoneOffset.UTC);
  }

  @Override
  public synchronized long currentTimeNanos() {
    return now;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
