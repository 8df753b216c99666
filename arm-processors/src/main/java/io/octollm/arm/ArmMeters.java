package io.octollm.arm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.model.ModelAnswer;
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
            .description("Calls that an arm works on")
            .strongReference(true).register(registry),
        Gauge.builder("octollm.arm.capacity", () -> capacity).tag("arm", arm)
            .description("Calls that an arm can work on at the same time")
            .strongReference(true).register(registry));
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded done -> count(done.usage());
      case Outcome.Failed failed -> {
        count("octollm.arm.failures", "Attempts that an arm failed", 1, "arm_id", failed.arm(),
            "error_type", failed.error().category().toString());
        count(failed.usage());
        String model = failed.usage().model();
        if (model != null && Boolean.TRUE.equals(failed.error().details().get(ModelAnswer.Failed.IN_DOUBT))) {
          count("octollm.llm.in.doubt", "Calls of models that gave no whole answer and may be charged", 1,
              "model", model);
        }
      }
      case Outcome.Started started -> { }
    }
  }

  private void count(Usage usage) {
    String model = usage.model();
    if (model != null) {
      String tokens = "Tokens that models read and wrote";
      count("octollm.llm.tokens", tokens, usage.tokensIn(), "model", model, "direction", "in");
      count("octollm.llm.tokens", tokens, usage.tokensOut(), "model", model, "direction", "out");
      count("octollm.llm.cost.usd", "What models cost", usage.costUsd(), "model", model);
    }
  }

  private void count(String name, String description, double by, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment(by);
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
