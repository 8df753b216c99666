package io.octollm.schema;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** A text that the retriever can find and cite. */
public record Document(String id, String title, String text, String source, ObjectNode metadata) {
  public Document {
    Objects.requireNonNull(id, "id is missing");
    Objects.requireNonNull(text, "text is missing");
    title = title == null ? id : title;
    source = source == null ? "" : source;
    metadata = metadata == null ? Codec.emptyObject() : metadata;
  }
}
