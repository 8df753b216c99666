package io.octollm.arm.code;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML as a stream of tokens: anchors and aliases are named and never expanded. */
final class YamlSyntax implements Syntax {
  private final YAMLMapper mapper = new YAMLMapper(new YAMLFactory());

  @Override
  public Found check(String language, String content) {
    try (JsonParser parser = mapper.createParser(content)) {
      while (parser.nextToken() != null) {
        // To read to the end is the check.
      }
      return Found.OK;
    } catch (JacksonException e) {
      return Found.errors(List.of(Places.line(e) + "the document is not well-formed"));
    }
  }
}
