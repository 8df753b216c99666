package io.octollm.app.log;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How the published index template maps the fields of a log line. */
record IndexTemplate(JsonNode properties) {
  private static final Set<String> NUMBERS = Set.of("long", "double");

  static IndexTemplate read() throws IOException {
    return new IndexTemplate(Codec.json()
        .readTree(Files.readString(Path.of("../ops/elasticsearch/index-template.json")))
        .at("/template/mappings/properties"));
  }

  Collection<String> fields() {
    return properties.propertyNames();
  }

  /** A word that the template does not name is a keyword, by its dynamic rule. */
  String typeOf(String field) {
    return properties.path(field).path("type").asString("keyword");
  }

  /** Whether a number is mapped as one and a text as none; Elasticsearch would refuse the other line. */
  boolean fits(String field, JsonNode value) {
    return NUMBERS.contains(typeOf(field)) == value.isNumber();
  }
}
