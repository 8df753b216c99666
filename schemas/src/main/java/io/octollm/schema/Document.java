package io.octollm.schema;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text that the retriever can find and cite. Its record is keyed by the id; one of that key without
 * a value deletes it.
 *
 * @param title the id where none is given
 * @param source what it is a part of; empty where that is not said
 * @param metadata strings, numbers and booleans that filters may ask for; other values are for readers
 */
public record Document(String id, String title, String text, String source, ObjectNode metadata) {
  public Document {
    Objects.requireNonNull(id, "id is missing");
    Objects.requireNonNull(text, "text is missing");
    title = title == null ? id : title;
    source = source == null ? "" : source;
    metadata = metadata == null ? Codec.emptyObject() : metadata;
    require(id, "id");
    require(title, "title");
    require(text, "text");
    require(source, "source");
  }

  private static void require(String text, String field) {
    if (FreeJson.hasHalfSurrogatePair(text)) {
      throw new IllegalArgumentException(field + " holds half of a surrogate pair");
    }
  }
}
