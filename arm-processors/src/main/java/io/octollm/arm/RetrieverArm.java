package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds passages in a folder of documents by BM25. Its output is {@code {query, method, results:
 * [{document, title, score, snippet}]}}; no hit is an empty list and a success. What it returns is
 * text from outside: tainted.
 */
final class RetrieverArm implements Arm {
  static final String NAME = "retriever";
  private static final int CAPACITY = 64;
  private static final int DEFAULT_LIMIT = 5;
  private static final int MAX_LIMIT = 50;

  private final PassageIndex index;

  /** Reads the folder at once; null for no documents. */
  RetrieverArm(@Nullable Path documents) {
    this.index = documents == null
        ? PassageIndex.of(List.of()) : PassageIndex.of(DocumentFolder.passages(documents));
  }

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 1, CAPACITY, "keyword_search");
  }

  @Override
  public ArmResult work(Assignment assignment) {
    int asked = assignment.context().path("limit").asInt(DEFAULT_LIMIT);
    int limit = Math.clamp(asked, 1, MAX_LIMIT);
    List<PassageIndex.Hit> hits = index.search(assignment.instruction(), limit);
    ObjectNode output = Codec.emptyObject()
        .put("query", assignment.instruction()).put("method", "keyword");
    ArrayNode results = output.putArray("results");
    for (PassageIndex.Hit hit : hits) {
      results.addObject().put("document", hit.passage().document())
          .put("title", hit.passage().title()).put("score", hit.score()).put("snippet", hit.snippet());
    }
    return ArmResult.done(output, hits.isEmpty() ? 0.1 : 0.8);
  }
}
