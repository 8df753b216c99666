package io.octollm.model;

import io.octollm.schema.Codec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a refusal's body says. Providers give one status to things that need different answers: 400
 * may be a mistake, a prompt that is too long, a filtered one, or an account without money.
 *
 * @param word the provider's own word for the error, when it looks like a word and not like a text
 */
record ErrorBody(Kind kind, @Nullable String word) {

  /** What is to be told apart. */
  enum Kind {
    QUOTA_SPENT,
    CONTENT_FILTERED,
    PROMPT_TOO_LONG,
    OTHER
  }

  private static final int PAYMENT_REQUIRED = 402;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int TOO_MANY_REQUESTS = 429;

  private static final Set<String> QUOTA = Set.of("insufficient_quota", "quota_exceeded",
      "insufficient_credits", "insufficient_balance", "billing_error", "billing_not_active",
      "billing_hard_limit_reached");
  private static final Set<String> FILTER = Set.of("content_filter", "content_policy_violation",
      "responsibleaipolicyviolation");
  private static final Set<String> LENGTH =
      Set.of("context_length_exceeded", "string_above_max_length", "request_too_large");
  private static final List<String> QUOTA_PHRASES =
      List.of("credit balance", "insufficient credits", "exceeded your current quota");
  private static final List<String> LENGTH_PHRASES = List.of("prompt is too long",
      "maximum context length", "context window", "exceeds the available context size");

  static ErrorBody read(int status, byte[] body) {
    JsonNode error = error(body);
    List<String> words = Stream.of("code", "type", "status")
        .map(field -> error.path(field).asString("").toLowerCase(Locale.ROOT))
        .filter(word -> word.matches("[a-z_]{1,40}")).toList();
    String text = error.path("message").asString("").toLowerCase(Locale.ROOT);
    return new ErrorBody(kind(status, words, text), words.isEmpty() ? null : words.getFirst());
  }

  private static Kind kind(int status, List<String> words, String text) {
    // Some say "quota" of what is free again in a minute: with 429 the exact word alone counts.
    if (status == PAYMENT_REQUIRED || words.stream().anyMatch(QUOTA::contains)
        || status != TOO_MANY_REQUESTS && QUOTA_PHRASES.stream().anyMatch(text::contains)) {
      return Kind.QUOTA_SPENT;
    }
    if (words.stream().anyMatch(FILTER::contains)) {
      return Kind.CONTENT_FILTERED;
    }
    return status == CONTENT_TOO_LARGE || words.stream().anyMatch(LENGTH::contains)
        || LENGTH_PHRASES.stream().anyMatch(text::contains) ? Kind.PROMPT_TOO_LONG : Kind.OTHER;
  }

  private static JsonNode error(byte[] body) {
    try {
      return Codec.parse(body).path("error");
    } catch (JacksonException e) {
      return Codec.emptyObject();
    }
  }
}
