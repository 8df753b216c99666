package io.octollm.schema;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A value that changes while the pipeline runs: {@code flag/…} or {@code policy/…}. */
public record Setting(String name, JsonNode value, Instant at, String by) {}
