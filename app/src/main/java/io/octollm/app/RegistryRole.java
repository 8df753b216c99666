package io.octollm.app;

import io.octollm.ops.console.ArmRegistry;
import java.time.Clock;

/** The follower of arms' heartbeats that the console and the lag measurement share. */
final class RegistryRole implements Role {
  private final ArmRegistry registry;

  RegistryRole(Ground ground) {
    this.registry = new ArmRegistry(ground.kafka(), ground.topics().registry(),
        ground.configuration().limits().shell().fresh(), Clock.systemUTC());
  }

  ArmRegistry registry() {
    return registry;
  }

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public void start() {
    registry.start();
  }

  @Override
  public boolean ready() {
    return registry.caughtUp();
  }

  @Override
  public void close() {
    registry.close();
  }
}
