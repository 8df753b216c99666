package io.octollm.ops.topic;

/**
 * What a reading cost.
 *
 * @param bytes of keys and values read
 * @param complete false when a limit ended the reading before the end of the stretch
 */
public record Tally(long records, long bytes, boolean complete) {
  public static final Tally NONE = new Tally(0, 0, true);

  public Tally plus(Tally other) {
    return new Tally(records + other.records, bytes + other.bytes, complete && other.complete);
  }
}
