package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.schema.View;
import org.jspecify.annotations.Nullable;

/** A fact on its way to the orchestrator, with the answer that the cache gave to it, if any. */
record Arrived(Fact fact, View.@Nullable CachedAnswer cached) {}
