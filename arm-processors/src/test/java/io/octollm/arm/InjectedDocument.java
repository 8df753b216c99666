package io.octollm.arm;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A document that tries to choose an arm, a tool, an address or a command for whoever reads it. SCRATCH and
 * PORT in its text are a folder and a server of a test that has such.
 */
record InjectedDocument(String id, String text) {
  /** Each has one of these, and no example of ours has any. */
  static final List<String> MARKS = List.of("evil.example", "pwned", "/taken", "rm -rf", "/etc/passwd");

  static Stream<InjectedDocument> all() {
    try {
      return Files.readAllLines(Path.of("src/test/resources/io/octollm/arm/injected.jsonl")).stream()
          .map(Codec::parse)
          .map(line -> new InjectedDocument(line.get("id").stringValue(), line.get("text").stringValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a retriever gives it on. */
  JsonNode found() {
    var output = Codec.emptyObject().put("query", "weather").put("method", "keyword");
    output.putArray("results").addObject().put("document", id).put("title", text).put("snippet", text);
    return output;
  }

  @Override
  public String toString() {
    return id;
  }
}
