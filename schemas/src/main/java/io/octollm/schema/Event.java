package io.octollm.schema;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the orchestrator: the fact it was taken on, what of the view it used, what
 * happened, and what went out. One record a decision, in the decision's own transaction.
 *
 * @param seq 1 for the task's first decision, then counting
 * @param effects the outputs in short, such as {@code assign coder step-1#1}
 */
public record Event(
    Instant at,
    long seq,
    String taskId,
    String requestId,
    FactRef fact,
    View view,
    List<Entry> entries,
    List<String> effects) {

  public Event {
    entries = entries == null ? List.of() : List.copyOf(entries);
    effects = effects == null ? List.of() : List.copyOf(effects);
  }

  /**
   * The fact that a decision was taken on.
   *
   * @param kind submitted, refused, outcome, command, timer or slot
   * @param topic null for timer and slot, which no record causes; so partition and offset
   */
  public record FactRef(
      String kind,
      @Nullable String topic,
      @Nullable Integer partition,
      @Nullable Long offset,
      Instant timestamp) {}

  /** One thing that happened: a name of the catalogue and that event's own fields. */
  public record Entry(EventName event, Map<String, Object> fields) {
    public Entry {
      fields = fields == null ? Map.of() : fields;
    }

    /** An entry from alternating names and values; a pair whose value is null is left out. */
    public static Entry of(EventName event, @Nullable Object... pairs) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        Object value = pairs[i + 1];
        if (value != null) {
          fields.put(String.valueOf(pairs[i]), value);
        }
      }
      return new Entry(event, fields);
    }
  }
}
