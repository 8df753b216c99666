package io.octollm.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a step went, in short.
 *
 * @param status pending, waiting, assigned, started, retrying, succeeded, failed or skipped
 * @param arm who worked on it last; null when nobody did
 */
public record StepResult(
    String id, String status, @Nullable String arm, int attempts, @Nullable ErrorCode code) {}
