package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dead letter that another program wrote, as far as its headers tell; what they do not tell is null.
 *
 * @param at the record's time
 * @param errorClass the exception's class; like its message, and the topic that it came from, as the filter
 *     leaves it, cut
 */
public record ForeignLetter(
    Place place,
    Instant at,
    @Nullable String originTopic,
    @Nullable Long originPartition,
    @Nullable Long originOffset,
    @Nullable String errorClass,
    @Nullable String message) {

  /** The line that {@code dlq ls --topic NAME --json} prints. */
  public ObjectNode toJson() {
    ObjectNode line = Codec.emptyObject().put("topic", place.topic())
        .put("partition", place.partition()).put("offset", place.offset()).put("at", at.toString())
        .put("error_class", errorClass).put("message", message);
    line.putObject("origin").put("topic", originTopic).put("partition", originPartition)
        .put("offset", originOffset);
    return line;
  }
}
