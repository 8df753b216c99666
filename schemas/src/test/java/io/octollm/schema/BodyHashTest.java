package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyHashTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"goal":"x","tenant":"a"}            | { "tenant" : "a",  "goal" : "x" }
      {"goal":"x","context":{"a":{"c":1,"b":2}}} | {"goal":"x","context":{"a":{"b":2,"c":1}}}
      {"goal":"xy/"}                       | {"goal":"\\u0078y\\/"}
      {"goal":"x","context":{"a":1.0}}     | {"goal":"x","context":{"a":1.00}}
      {"goal":"x","context":{"a":[100]}}   | {"goal":"x","context":{"a":[1e2]}}
      {"goal":"x","context":{"a":0}}       | {"goal":"x","context":{"a":0.00}}
      {"goal":"x"}                         | {"goal":"x","priority":"medium","budget":{"max_cost_usd":1}}
      {"goal":"x"}                         | {"goal":"x","context":{},"constraints":[],"metadata":null}
      {"goal":"x","deadline":"2026-01-31T12:00:00Z"} | {"goal":"x","deadline":"2026-01-31T13:00:00.0+01:00"}
      {"goal":"x","task_id":"a"}           | {"goal":"x","task_id":"b"}
      """)
  void spellingOfABodyDoesNotCount(String one, String other) {
    assertThat(hash(one)).isEqualTo(hash(other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"goal":"x"}                          | {"goal":"X"}
      {"goal":"x"}                          | {"goal":"x","priority":"high"}
      {"goal":"x"}                          | {"goal":"x","budget":{"max_tokens":9999}}
      {"goal":"x","constraints":["a","b"]}  | {"goal":"x","constraints":["b","a"]}
      {"goal":"x","context":{"a":1.5}}      | {"goal":"x","context":{"a":"1.5"}}
      {"goal":"x","context":{"a":1}}        | {"goal":"x","context":{"a":"1"}}
      {"goal":"x","context":{"a":null}}     | {"goal":"x","context":{}}
      {"goal":"x","context":{"a":1}}        | {"goal":"x","metadata":{"a":1}}
      {"goal":"x","context":{"a":[[1],2]}}  | {"goal":"x","context":{"a":[1,[2]]}}
      """)
  void anotherBodyHasAnotherHash(String one, String other) {
    assertThat(hash(one)).isNotEqualTo(hash(other));
  }

  @Test
  void hashIsTheSameForEver() {
    assertThat(hash("{\"goal\":\"x\",\"context\":{\"a\":[1.50,true,null,\"ü\"]}}"))
        .isEqualTo("5fddf0413aa57fd8876f87f2cc50eec7679fc3ed248dcef2355432ccd957760c");
  }

  private static String hash(String json) {
    return BodyHash.of(TaskReaderTest.valid(json));
  }
}
