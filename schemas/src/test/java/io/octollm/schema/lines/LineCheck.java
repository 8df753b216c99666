package io.octollm.schema.lines;

import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the catalogue has against a log line. */
public final class LineCheck {
  private static final Set<String> HEAD = Set.of("timestamp", "level", "event");

  private LineCheck() {}

  /**
   * The flaws of a line; none when it is as the catalogue says.
   *
   * @param fields the names of its fields, without timestamp, level and event
   */
  public static List<String> flaws(String level, String event, Collection<String> fields) {
    EventName name;
    try {
      name = EventName.ofLine(event);
    } catch (IllegalArgumentException e) {
      return List.of(event + " " + e.getMessage());
    }
    List<String> flaws = new ArrayList<>();
    fields.stream()
        .filter(field -> !name.fields().containsKey(field) && !EventName.EVERYWHERE.contains(field))
        .forEach(field -> flaws.add(event + " does not list " + field));
    if (new HashSet<>(fields).size() < fields.size()) {
      flaws.add(event + " has a field twice: " + fields);
    }
    name.fields().forEach((field, always) -> {
      if (always && !fields.contains(field)) {
        flaws.add(event + " lacks " + field);
      }
    });
    if (event.startsWith("task.") && !fields.containsAll(List.of("request_id", "task_id"))) {
      flaws.add(event + " does not say whose it is");
    }
    if (level.equalsIgnoreCase("error") && !fields.contains("error_type")) {
      flaws.add(event + " is an error without error_type");
    }
    return flaws;
  }

  /** The flaws of a running program's JSON lines; what is no JSON line is somebody else's. */
  public static List<String> flaws(Collection<String> output) {
    return output.stream().filter(line -> line.startsWith("{\"timestamp\"") && line.endsWith("}"))
        .map(Codec.json()::readTree).flatMap(line -> flaws(line).stream()).distinct().toList();
  }

  private static List<String> flaws(JsonNode line) {
    return flaws(line.get("level").stringValue(), line.get("event").stringValue(),
        line.propertyNames().stream().filter(field -> !HEAD.contains(field)).toList());
  }
}
