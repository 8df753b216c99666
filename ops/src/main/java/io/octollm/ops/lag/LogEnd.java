package io.octollm.ops.lag;

/**
 * Where a partition ends.
 *
 * @param end the offset that the next record gets
 * @param stable up to where a {@code read_committed} reader sees; below the end while a transaction
 *     is open
 */
record LogEnd(String topic, int partition, long end, long stable) {}
