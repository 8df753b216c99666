package io.octollm.ops.incident;

import io.octollm.ops.topic.Place;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record that the topology wrote, as a line of {@code events.jsonl} or {@code outputs.jsonl}.
 *
 * @param headers by name
 */
public record StoredOutput(
    Place place,
    Instant timestamp,
    @Nullable String key,
    Map<String, String> headers,
    JsonNode value) {}
