package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.StepInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The texts that an output is held to: {@code context.sources}, and what the retriever found. */
final class Sources {
  private static final int MAX_SOURCES = 200;
  private static final List<String> TEXTS = List.of("title", "snippet", "text", "content", "citation");

  private Sources() {}

  /** Whether an input is a source, and not something to judge. */
  static boolean isOne(StepInput input) {
    return input.arm().equals(RetrieverArm.NAME) && input.output().path("results").isArray();
  }

  /**
   * The texts.
   *
   * @param found what a retriever found beside that which is judged; what is judged itself supports nothing
   */
  static List<String> of(Assignment assignment, List<StepInput> found) {
    List<String> sources = new ArrayList<>();
    assignment.context().path("sources").forEach(source -> add(sources, source));
    for (StepInput input : found) {
      input.output().path("results").forEach(result -> add(sources, result));
    }
    return sources;
  }

  private static void add(List<String> sources, JsonNode source) {
    String text = source.isObject() ? texts(source) : Texts.of(source);
    if (!text.isBlank() && sources.size() < MAX_SOURCES) {
      sources.add(text);
    }
  }

  private static String texts(JsonNode source) {
    var text = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : source.properties()) {
      if (TEXTS.contains(field.getKey()) && field.getValue().isString()) {
        text.append(field.getValue().stringValue()).append(".\n");
      }
    }
    return text.toString();
  }
}
