package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FreeJsonTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1", "1.5", "\"a\"", "[]", "{}", "[[],{\"a\":[null,-1e-9999]}]",
      "1e9999", "{\"😀\":\"😀\"}"})
  void commonJsonHasNoProblem(String json) {
    assertThat(FreeJson.problem(tree(json), "output")).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1e10000                | output          | is a number with an exponent beyond 9999
      [0,{"a":1,"b":1e-10000}] | output[1].#1  | is a number with an exponent beyond 9999
      {"a":["\\ud800"]}      | output.#0[0]    | holds half of a surrogate pair
      """)
  void problemIsNamedByItsPlace(String json, String path, String what) {
    assertThat(FreeJson.problem(tree(json), "output")).isEqualTo(new FreeJson.Problem(path, what));
  }

  @Test
  void keyWithHalfASurrogatePairIsNamedByItsPlace() {
    ObjectNode object = NODES.objectNode().put("a", 1).put("\udc00", 2);

    assertThat(FreeJson.problem(object, "output"))
        .isEqualTo(new FreeJson.Problem("output.#1", "has a key with half of a surrogate pair"));
  }

  @Test
  void nodesThatNoTextHasAreNoProblem() {
    ArrayNode array = NODES.arrayNode().add(NODES.binaryNode(new byte[1])).add(NODES.pojoNode("x"))
        .add(NODES.missingNode());

    assertThat(FreeJson.problem(array, "output")).isNull();
  }

  @Test
  void sixtyFourLevelsOfListsAreTheMost() {
    assertThat(FreeJson.problem(tree("[".repeat(64) + "1" + "]".repeat(64)), "o")).isNull();
    assertThat(FreeJson.problem(tree("[".repeat(65) + "]".repeat(65)), "o"))
        .isEqualTo(new FreeJson.Problem("o" + "[0]".repeat(26) + "[…", "is nested deeper than 64 levels"));
  }

  @ParameterizedTest
  @CsvSource({"'',false", "a,false", "\ud83d\ude00,false", "x\ud83d\ude00y,false"})
  void wholePairsAreNoHalves(String text, boolean half) {
    assertThat(FreeJson.hasHalfSurrogatePair(text)).isEqualTo(half);
  }

  @Test
  void halvesAreFoundAnywhere() {
    for (String text : new String[] {"\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d",
        "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00"}) {
      assertThat(FreeJson.hasHalfSurrogatePair(text)).isTrue();
    }
  }

  @Test
  void sizeIsThatOfTheWrittenText() {
    assertThat(FreeJson.size(tree("{}"))).isZero();
    assertThat(FreeJson.size(tree("{ \"a\" : \"ü\" }"))).isEqualTo(10);
  }

  private static JsonNode tree(String json) {
    return Codec.json().readTree(json);
  }

  @Test
  void documentWithHalfAPairDoesNotRead() {
    Decoded<Document> half = Codec.decode(
        "{\"id\":\"a\",\"text\":\"x \\ud83d\"}".getBytes(StandardCharsets.UTF_8), Document.class);

    assertThat(half).isInstanceOf(Decoded.Problem.class);
  }
}
