package io.octollm.ops.incident.report;

import io.octollm.schema.Codec;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What log files alone tell of a window: the first error, counts by type, slow tasks, one request's
 * lines. Reads line by line; lines that are no JSON log line are counted and passed over. One reading an
 * instance.
 */
public final class LogDigest {
  private static final int MOST_SLOW = 1000;
  private static final int MOST_STORY = 10_000;

  private final Instant since;
  private final Instant until;
  private final double slowSeconds;
  private final @Nullable String id;
  private final Map<String, Integer> byType = new TreeMap<>();
  private final Map<String, Integer> byEvent = new TreeMap<>();
  private final List<Line> slow = new ArrayList<>();
  private final List<Line> story = new ArrayList<>();
  private @Nullable Line first;
  private int lines;
  private int others;
  private int told;

  /**
   * A digest of what lies from one time on and before another.
   *
   * @param slowSeconds a task that took longer is slow
   * @param id a request or task id whose lines are kept; null for none
   */
  public LogDigest(Instant since, Instant until, double slowSeconds, @Nullable String id) {
    this.since = since;
    this.until = until;
    this.slowSeconds = slowSeconds;
    this.id = id;
  }

  /** One log line with its time. */
  public record Line(Instant at, ObjectNode fields) {}

  /** Takes in a file's lines; its order does not matter, nor does that of the files. */
  public void read(BufferedReader file) throws IOException {
    for (String line = file.readLine(); line != null; line = file.readLine()) {
      Line read = line(line);
      if (read == null) {
        others++;
        continue;
      }
      told++;
      if (!read.at().isBefore(since) && read.at().isBefore(until)) {
        lines++;
        hear(read);
      }
    }
  }

  private static @Nullable Line line(String text) {
    if (!text.startsWith("{")) {
      return null;
    }
    try {
      return Codec.parse(text) instanceof ObjectNode fields && fields.has("event")
          ? new Line(OffsetDateTime.parse(fields.path("timestamp").asString("")).toInstant(), fields)
          : null;
    } catch (JacksonException | DateTimeException e) {
      return null;
    }
  }

  private void hear(Line line) {
    ObjectNode fields = line.fields();
    byEvent.merge(text(fields, "event"), 1, Integer::sum);
    if (text(fields, "level").equals("error")) {
      byType.merge(text(fields, "error_type"), 1, Integer::sum);
      if (first == null || line.at().isBefore(first.at())) {
        first = line;
      }
    }
    JsonNode duration = fields.path("duration");
    if (text(fields, "event").startsWith("task.") && duration.isNumber()
        && duration.doubleValue() > slowSeconds && slow.size() < MOST_SLOW) {
      slow.add(line);
    }
    if (id != null && story.size() < MOST_STORY
        && (id.equals(text(fields, "request_id")) || id.equals(text(fields, "task_id")))) {
      story.add(line);
    }
  }

  private static String text(ObjectNode fields, String name) {
    return fields.path(name).asString("");
  }

  /** The lines of the window, and those of all files that are no log lines. */
  public int lines() {
    return lines;
  }

  public int others() {
    return others;
  }

  /** The log lines of all files, in the window or not. */
  public int told() {
    return told;
  }

  /** The earliest line at level error; null when there is none. */
  public @Nullable Line first() {
    return first;
  }

  /** The lines at level error by {@code error_type}. */
  public Map<String, Integer> byType() {
    return Map.copyOf(byType);
  }

  public Map<String, Integer> byEvent() {
    return Map.copyOf(byEvent);
  }

  /** Tasks that took long, the longest first. */
  public List<Line> slow() {
    return slow.stream().sorted(Comparator.comparingDouble(
        (Line line) -> line.fields().path("duration").doubleValue()).reversed()).toList();
  }

  /** The lines of the asked request or task, in order. */
  public List<Line> story() {
    return story.stream().sorted(Comparator.comparing(Line::at)).toList();
  }

  /** The object that {@code incident logs --json} prints. */
  public ObjectNode toJson() {
    ObjectNode json = Codec.emptyObject().put("lines", lines).put("other_lines", others);
    json.set("first_error", first == null ? null : first.fields());
    json.set("by_error_type", Codec.tree(byType));
    json.set("by_event", Codec.tree(byEvent));
    json.set("slow", Codec.tree(slow().stream().map(Line::fields).toList()));
    json.set("story", Codec.tree(story().stream().map(Line::fields).toList()));
    return json;
  }
}
