package io.octollm.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;

/** What is counted of models, for whomever they work. Their names are those of the settings. Thread-safe. */
public final class ModelMeters {
  private static final String MODEL = "model";
  private final MeterRegistry registry;

  public ModelMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts tokens and cost; nothing where no model was asked. */
  public void used(Usage usage) {
    String model = usage.model();
    if (model != null) {
      String tokens = "Tokens that models read and wrote";
      count("octollm.llm.tokens", tokens, usage.tokensIn(), MODEL, model, "direction", "in");
      count("octollm.llm.tokens", tokens, usage.tokensOut(), MODEL, model, "direction", "out");
      count("octollm.llm.cost.usd", "What models cost", usage.costUsd(), MODEL, model);
    }
  }

  /** Counts a call that failed if it may be charged all the same. */
  public void failed(TaskError error, Usage usage) {
    String model = usage.model();
    if (model != null && Boolean.TRUE.equals(error.details().get(ModelAnswer.Failed.IN_DOUBT))) {
      count("octollm.llm.in.doubt", "Calls of models that gave no whole answer and may be charged", 1,
          MODEL, model);
    }
  }

  private void count(String name, String description, double by, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment(by);
  }
}
