package io.octollm.arm;

import io.octollm.arm.retrieval.Filters;
import io.octollm.arm.retrieval.Found;
import io.octollm.arm.retrieval.Hit;
import io.octollm.arm.retrieval.Library;
import io.octollm.arm.retrieval.Method;
import io.octollm.arm.retrieval.Question;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds passages of documents, by words, by meaning, or by both. Its output is {@code {query, method,
 * results: [{document, title, source, start, end, score, rank, snippet}]}}; {@code fallback} says why
 * the method is not the one that was asked for, {@code incomplete} that documents are still being read,
 * {@code without_vector} how many passages a search by meaning cannot find yet. No hit is an empty
 * list and a success. What it returns is text from outside: tainted.
 */
final class RetrieverArm implements Arm {
  static final String NAME = "retriever";
  private static final int CAPACITY = 64;
  private static final int DEFAULT_LIMIT = 5;
  private static final String CAPABILITY_ENDING = "_search";
  /** Nothing of the task's budget is left, and the vector of a question costs. */
  private static final String BUDGET_SPENT = ErrorCode.BUDGET_EXCEEDED.name().toLowerCase(Locale.ROOT);

  private final Library library;

  /** @param library null for one without documents */
  RetrieverArm(@Nullable Library library) {
    this.library = library == null ? Library.ofWords(Library.DEFAULT_MAX_CHARACTERS) : library;
  }

  @Override
  public ArmProfile profile() {
    return library.hasVectors()
        ? ArmProfile.plain(NAME, 1, CAPACITY, "keyword_search", "vector_search", "hybrid_search")
        : ArmProfile.plain(NAME, 1, CAPACITY, "keyword_search");
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    Optional<Method> method = method(assignment);
    if (method.isEmpty()) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT,
          "context.method must be one of " + List.of(Method.values()));
    }
    try {
      int asked = assignment.context().path("limit").asInt(DEFAULT_LIMIT);
      Question question = new Question(assignment.instruction(), method.get(),
          Filters.read(assignment.context().path("filters")), Math.clamp(asked, 1, Question.MOST));
      Found found = assignment.budget().maxTokens() == 0
          ? library.byWords(question, BUDGET_SPENT) : library.search(question);
      return new ArmResult.Done(output(question.text(), found), found.hits().isEmpty() ? 0.1 : 0.8,
          found.usage());
    } catch (Filters.Invalid e) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT, "context." + e.getMessage());
    }
  }

  /** As the context says, else as the capability does, else the best there is; empty when there is no such. */
  private Optional<Method> method(Assignment assignment) {
    JsonNode wished = assignment.context().path("method");
    if (!wished.isMissingNode()) {
      return named(wished.asString(""));
    }
    String capability = assignment.capability();
    return Optional.ofNullable(capability).filter(name -> name.endsWith(CAPABILITY_ENDING))
        .flatMap(name -> named(name.substring(0, name.length() - CAPABILITY_ENDING.length())))
        .or(() -> Optional.of(library.hasVectors() ? Method.HYBRID : Method.KEYWORD));
  }

  private static Optional<Method> named(String name) {
    return Arrays.stream(Method.values())
        .filter(method -> method.toString().equals(name.toLowerCase(Locale.ROOT))).findFirst();
  }

  private static ObjectNode output(String query, Found found) {
    ObjectNode output = Codec.emptyObject().put("query", query).put("method", found.method().toString());
    if (found.fallback() != null) {
      output.put("fallback", found.fallback());
    }
    if (!found.complete()) {
      output.put("incomplete", true);
    }
    if (found.withoutVector() > 0) {
      output.put("without_vector", found.withoutVector());
    }
    ArrayNode results = output.putArray("results");
    for (Hit hit : found.hits()) {
      results.addObject().put("document", hit.document()).put("title", hit.title())
          .put("source", hit.source()).put("start", hit.snippet().start())
          .put("end", hit.snippet().end()).put("score", hit.score())
          .put("rank", results.size()).put("snippet", hit.snippet().text());
    }
    return output;
  }
}
