package io.octollm.arm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.model.ModelMeters;
import io.octollm.schema.Outcome;
import java.util.List;
import java.util.function.IntSupplier;

/** What a worker counts. The gauges go with the worker; the counters stay. */
final class ArmMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final ModelMeters models;
  private final List<Meter> gauges;

  ArmMeters(MeterRegistry registry, String arm, int capacity, IntSupplier inFlight) {
    this.registry = registry;
    this.models = new ModelMeters(registry);
    this.gauges = List.of(
        Gauge.builder("octollm.inflight.calls", inFlight::getAsInt).tag("arm", arm)
            .description("Calls that an arm works on")
            .strongReference(true).register(registry),
        Gauge.builder("octollm.arm.capacity", () -> capacity).tag("arm", arm)
            .description("Calls that an arm can work on at the same time")
            .strongReference(true).register(registry));
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded done -> models.used(done.usage());
      case Outcome.Failed failed -> {
        Counter.builder("octollm.arm.failures").description("Attempts that an arm failed")
            .tags("arm_id", failed.arm(), "error_type", failed.error().category().toString())
            .register(registry).increment();
        models.used(failed.usage());
        models.failed(failed.error(), failed.usage());
      }
      case Outcome.Started started -> { }
    }
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
