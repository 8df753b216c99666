package io.octollm.app;

import io.octollm.ops.span.SpanExport;
import io.octollm.ops.span.SpanFollower;
import org.jspecify.annotations.Nullable;

/** Sends what the events tell to a collector of traces; there only where the environment names one. */
final class TracesRole implements Role {
  private final Ground ground;
  private @Nullable SpanExport export;
  private volatile @Nullable SpanFollower follower;

  TracesRole(Ground ground) {
    this.ground = ground;
  }

  @Override
  public String name() {
    return "traces";
  }

  @Override
  public void start() {
    SpanExport opened = open();
    export = opened;
    SpanFollower following = new SpanFollower(ground.kafka(), ground.topics(), opened);
    follower = following;
    following.start();
  }

  private SpanExport open() {
    try {
      return SpanExport.open(ground.configuration().traces().properties());
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean ready() {
    SpanFollower following = follower;
    return following != null && following.caughtUp();
  }

  @Override
  public void close() {
    SpanFollower following = follower;
    follower = null;
    if (following != null) {
      following.close();
    }
    if (export != null) {
      export.close();
    }
  }
}
