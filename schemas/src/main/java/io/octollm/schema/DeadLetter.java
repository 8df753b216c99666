package io.octollm.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What failed, where, why, and where the original lies.
 *
 * @param stage intake, reflex, orchestrator or an arm's name
 * @param copy the redacted task for reading, or a description of an unreadable one; null when none
 * @param truncated true when the copy was cut
 */
public record DeadLetter(
    String taskId,
    String requestId,
    String stage,
    TaskError error,
    int attempt,
    Instant failedAt,
    Origin origin,
    int replayCount,
    @Nullable String copy,
    boolean truncated) {}
