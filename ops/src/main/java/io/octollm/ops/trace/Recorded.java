package io.octollm.ops.trace;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Event;
import java.time.Instant;

/** An event with the record that it was read from. */
public record Recorded(Event event, byte[] value, Place place, Instant timestamp) {}
