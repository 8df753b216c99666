package io.octollm.ops.doctor;

import io.octollm.schema.Codec;
import io.octollm.schema.Spelling;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The models that an endpoint says it has, in the form that all of them share: {@code data[].id}. */
record ModelList(List<String> names) {

  /** Empty when the answer has another form: then nothing is known. */
  static ModelList read(byte[] answer) {
    List<String> names = new ArrayList<>();
    try {
      for (JsonNode model : Codec.json().readTree(answer).path("data")) {
        if (model.path("id").isString()) {
          names.add(model.path("id").stringValue());
        }
      }
    } catch (JacksonException e) {
      return new ModelList(List.of());
    }
    return new ModelList(List.copyOf(names));
  }

  /** Those that are not there; a tag may be left out, as in {@code llama3} for {@code llama3:8b}. */
  List<String> missing(List<String> wanted) {
    return names.isEmpty() ? List.of() : wanted.stream()
        .filter(name -> names.stream().noneMatch(n -> n.equals(name) || n.startsWith(name + ":")))
        .toList();
  }

  String nearest(String name) {
    return Spelling.nearest(name, names);
  }
}
