package io.octollm.ops.incident;

import io.octollm.ops.topic.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that a decision was taken on, as a line of {@code facts.jsonl}. Bytes are kept as they
 * were and written in base64.
 *
 * @param timestamp the broker's
 * @param key null when there was none, or when it is nobody's task id and might name somebody
 * @param headers ours alone
 * @param foreignHeaders how many others there were
 * @param sha256 of the original value, whatever was done to it here
 * @param redaction none, same_shape, screened or withheld
 */
public record StoredFact(
    Place place,
    Instant timestamp,
    byte @Nullable [] key,
    List<StoredHeader> headers,
    int foreignHeaders,
    byte @Nullable [] value,
    String sha256,
    String redaction) {

  /** The value is the original. */
  public static final String NONE = "none";

  /** The value has stand-ins; the filter sees it as it saw the original. */
  public static final String SAME_SHAPE = "same_shape";

  /** The value is the redacted one: the filter finds nothing in it any more. */
  public static final String SCREENED = "screened";

  /** There is no value: it could not be redacted. */
  public static final String WITHHELD = "withheld";

  /** A header of ours. */
  public record StoredHeader(String name, byte[] value) {}

  public StoredFact {
    headers = headers == null ? List.of() : List.copyOf(headers);
  }
}
