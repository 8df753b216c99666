package io.octollm.schema;

import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A value that changes while the pipeline runs: {@code flag/…} or {@code policy/…}. */
public record Setting(String name, JsonNode value, Instant at, String by) {
  public Setting {
    Objects.requireNonNull(name, "name is missing");
    Objects.requireNonNull(value, "value is missing");
    Objects.requireNonNull(at, "at is missing");
    by = by == null ? "" : by;
  }
}
