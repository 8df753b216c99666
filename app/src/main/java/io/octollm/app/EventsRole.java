package io.octollm.app;

import io.octollm.ops.trace.RecentEvents;

/** The follower of events that the console and the lag measurement share. */
final class EventsRole implements Role {
  private final RecentEvents recent;

  EventsRole(Ground ground) {
    this.recent = new RecentEvents(ground.kafka(), ground.topics().events());
  }

  RecentEvents recent() {
    return recent;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void start() {
    recent.start();
  }

  @Override
  public boolean ready() {
    return recent.caughtUp();
  }

  @Override
  public void close() {
    recent.close();
  }
}
