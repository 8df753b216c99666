package io.octollm.arm.retrieval;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What is counted about a library. All but the counter of records goes with it. */
final class LibraryMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> ofLibrary;

  LibraryMeters(MeterRegistry registry, Library library) {
    this.registry = registry;
    this.ofLibrary = List.of(
        Gauge.builder("octollm.documents", library::size)
            .description("Documents that the retriever can find")
            .strongReference(true).register(registry),
        Gauge.builder("octollm.passages.without.vector", library::withoutVector)
            .description("Passages that a search by meaning cannot find yet")
            .strongReference(true).register(registry),
        FunctionCounter.builder("octollm.retriever.fallbacks", library, Library::fallbacks)
            .description("Searches by words that were to be by meaning").register(registry));
  }

  /** @param reason a word of ours, never of a sender's */
  void skipped(String reason) {
    Counter.builder("octollm.documents.skipped").description("Records that are no document to be found")
        .tag("reason", reason).register(registry).increment();
  }

  @Override
  public void close() {
    ofLibrary.forEach(registry::remove);
  }
}
