package io.octollm.schema;

import java.time.Instant;

/** Where a record lies, and when the broker took it. */
public record Coordinates(String topic, int partition, long offset, Instant timestamp) {}
