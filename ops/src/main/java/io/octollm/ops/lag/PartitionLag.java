package io.octollm.ops.lag;

import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in one partition.
 *
 * @param committed where the group goes on reading
 * @param records offsets between the committed one and the end that a {@code read_committed} reader
 *     sees; 0 when only markers of transactions lie between
 * @param seconds age of the oldest unread record, from its own timestamp; null when it could not be
 *     read in time
 */
public record PartitionLag(
    String group, String topic, int partition, long committed, long records,
    @Nullable Double seconds) {}
