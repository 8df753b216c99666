package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class FiltersTest {
  @Test
  void conditionsAreAmongTheTermsOfADocumentThatMeetsThem() throws Exception {
    Document document = new Document("d", "t", "x", "wiki",
        (ObjectNode) json("{\"lang\":\"en\",\"year\":2026,\"draft\":false,\"tags\":[\"a\"],\"deep\":{}}"));

    assertThat(Filters.termsOf(document)).hasSize(4).containsAll(Filters.read(
        json("{\"source\":\"wiki\",\"metadata\":{\"lang\":\"en\",\"year\":2026,\"draft\":false}}")).terms());
  }

  @Test
  void valueOfOneFieldIsNotThatOfAnother() throws Exception {
    Document document = new Document("d", "t", "x", "wiki", (ObjectNode) json("{\"a\":\"b\"}"));

    assertThat(Filters.termsOf(document)).doesNotContainAnyElementsOf(
        Filters.read(json("{\"source\":\"b\",\"metadata\":{\"b\":\"a\",\"source\":\"wiki\"}}")).terms());
  }

  @Test
  void missingIsNone() throws Exception {
    assertThat(Filters.read(MissingNode.getInstance())).isEqualTo(Filters.NONE);
    assertThat(Filters.read(json("{}"))).isEqualTo(Filters.NONE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "[]|filters must be an object",
      "\"wiki\"|filters must be an object",
      "{\"source\":[\"a\"]}|filters.source must be a string",
      "{\"sorce\":\"a\"}|the nearest known is source",
      "{\"metadata\":\"a\"}|filters.metadata must be an object",
      "{\"metadata\":{\"a\":null}}|a field of filters.metadata must be a string"})
  void whatIsNoFilterIsRefusedAndNotPassedOver(String filters, String message) {
    assertThatThrownBy(() -> Filters.read(json(filters))).isInstanceOf(Filters.Invalid.class)
        .hasMessageContaining(message);
  }

  private static JsonNode json(String text) {
    return Codec.json().readTree(text);
  }
}
