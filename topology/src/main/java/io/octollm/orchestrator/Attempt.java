package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import org.jspecify.annotations.Nullable;

/** How the last attempt at a step failed, for the choice of the next arm and model. */
public record Attempt(String arm, @Nullable String model, ErrorCode code) {}
