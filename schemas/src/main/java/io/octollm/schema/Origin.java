package io.octollm.schema;

import java.time.Instant;

/**
 * The original of a dead letter in {@code tasks}.
 *
 * @param sha256 of the record's value, 64 hex digits; a replay compares it
 */
public record Origin(String topic, int partition, long offset, Instant timestamp, String sha256) {}
