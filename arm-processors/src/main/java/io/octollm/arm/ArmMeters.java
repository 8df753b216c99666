package io.octollm.arm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.function.IntSupplier;

/** What a worker counts. The gauges go with the worker; the counters stay. */
final class ArmMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> gauges;

  ArmMeters(MeterRegistry registry, String arm, int capacity, IntSupplier inFlight) {
    this.registry = registry;
    this.gauges = List.of(
        Gauge.builder("octollm.inflight.calls", inFlight::getAsInt).tag("arm", arm)
            .strongReference(true).register(registry),
        Gauge.builder("octollm.arm.capacity", () -> capacity).tag("arm", arm)
            .strongReference(true).register(registry));
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded done -> count(done.usage());
      case Outcome.Failed failed -> {
        registry.counter("octollm.arm.failures", "arm_id", failed.arm(),
            "error_type", failed.error().category().toString()).increment();
        count(failed.usage());
      }
      case Outcome.Started started -> { }
    }
  }

  private void count(Usage usage) {
    String model = usage.model();
    if (model != null) {
      registry.counter("octollm.llm.tokens", "model", model, "direction", "in")
          .increment(usage.tokensIn());
      registry.counter("octollm.llm.tokens", "model", model, "direction", "out")
          .increment(usage.tokensOut());
      registry.counter("octollm.llm.cost.usd", "model", model).increment(usage.costUsd());
    }
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
