package io.octollm.app;

import io.octollm.ops.console.ArmRegistry;
import io.octollm.ops.lag.LagMonitor;
import io.octollm.ops.lag.Watched;
import io.octollm.ops.letter.OpenLetters;
import io.octollm.ops.trace.RecentEvents;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Measures how far behind the consumers are and how many letters and arms there are, for the metrics. */
final class LagRole implements Role {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Ground ground;
  private final RecentEvents recent;
  private final ArmRegistry arms;
  private @Nullable OpenLetters letters;
  private @Nullable LagMonitor monitor;

  LagRole(Ground ground, RecentEvents recent, ArmRegistry arms) {
    this.ground = ground;
    this.recent = recent;
    this.arms = arms;
  }

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public void start() {
    OpenLetters open = new OpenLetters(ground.kafka(), ground.topics());
    LagMonitor measuring = new LagMonitor(ground.kafka(),
        ground.configuration().pipeline().applicationId(),
        new Watched(recent.active(), open, arms::freshByArm), INTERVAL, Clock.systemUTC(), ground.meters());
    letters = open;
    monitor = measuring;
    open.start();
    measuring.start();
  }

  @Override
  public boolean ready() {
    return letters != null && letters.caughtUp();
  }

  @Override
  public void close() {
    if (monitor != null) {
      monitor.close();
    }
    if (letters != null) {
      letters.close();
    }
  }
}
