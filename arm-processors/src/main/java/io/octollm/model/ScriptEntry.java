package io.octollm.model;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One line of a script. It answers a goal whose text equals {@code goal}, or whose SHA-256 in hex
 * begins with {@code sha256} (8 digits at least); one of the two is given.
 *
 * @param answer the text, or any JSON value that is given as its text
 * @param corrected what it answers once it was told why {@code answer} was not accepted; null for
 *     the same again
 * @param fail how the first attempts fail, one an attempt
 * @param delayMs how long each answer takes
 * @param arm whom it answers; the coder where it is not given
 */
public record ScriptEntry(
    @Nullable String goal,
    @Nullable String sha256,
    JsonNode answer,
    @Nullable JsonNode corrected,
    List<Failure> fail,
    long delayMs,
    double costUsd,
    @Nullable String arm) {

  /** Whom an entry answers that names nobody. */
  static final String DEFAULT_ARM = "coder";

  private static final int LEAST_PREFIX = 8;
  private static final int MOST_DELAY_MS = 600_000;

  /** A failure; {@code retryAfterMs} is null when the provider names no time. */
  public record Failure(ErrorCode code, @Nullable Long retryAfterMs) {
    public Failure {
      if (code == null) {
        throw new IllegalArgumentException("code is missing");
      }
    }
  }

  public ScriptEntry {
    if ((goal == null) == (sha256 == null)) {
      throw new IllegalArgumentException("one of goal and sha256 is expected");
    }
    if (sha256 != null && !sha256.matches("[0-9a-f]{" + LEAST_PREFIX + ",64}")) {
      throw new IllegalArgumentException("sha256 must be 8 to 64 hex digits in lower case");
    }
    if (answer == null || answer.isNull()) {
      throw new IllegalArgumentException("answer is missing");
    }
    if (delayMs < 0 || delayMs > MOST_DELAY_MS) {
      throw new IllegalArgumentException("delay_ms must be 0 to " + MOST_DELAY_MS);
    }
    fail = fail == null ? List.of() : List.copyOf(fail);
  }

  JsonNode answer(boolean again) {
    return again && corrected != null && !corrected.isNull() ? corrected : answer;
  }

  boolean answers(String asking) {
    return asking.equals(arm == null ? DEFAULT_ARM : arm);
  }

  boolean matches(String askedGoal, String askedSha256) {
    return goal != null ? goal.equals(askedGoal) : sha256 != null && askedSha256.startsWith(sha256);
  }

  static List<ScriptEntry> readAll(String text) {
    List<ScriptEntry> entries = new ArrayList<>();
    if (text.stripLeading().startsWith("[")) {
      for (JsonNode node : tree(text, "script")) {
        entries.add(entry(node, "entry " + (entries.size() + 1)));
      }
      return entries;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(entry(tree(lines.get(i), "line " + (i + 1)), "line " + (i + 1)));
      }
    }
    return entries;
  }

  private static JsonNode tree(String text, String where) {
    try {
      return Codec.parse(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("script: " + where + " is not JSON", e);
    }
  }

  private static ScriptEntry entry(JsonNode node, String where) {
    try {
      return Codec.json().treeToValue(node, ScriptEntry.class);
    } catch (JacksonException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException("script: " + where + ": "
          + (cause instanceof IllegalArgumentException ? cause.getMessage() : "does not fit"), e);
    }
  }
}
