package io.octollm.ops.letter;

import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.Spelling;
import io.octollm.schema.Topics;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant. A null component asks for nothing; all that are given must hold.
 *
 * @param since failed at this time or later
 * @param until failed before this time
 * @param limit how many at the most, the oldest first
 */
public record LetterFilter(
    @Nullable String request,
    @Nullable String task,
    @Nullable String stage,
    @Nullable ErrorCode code,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Integer attempt,
    int limit) {

  /** How many letters one question is about, at the most. */
  public static final int MAX_LETTERS = 100_000;

  public static final LetterFilter ALL =
      new LetterFilter(null, null, null, null, null, null, null, MAX_LETTERS);

  /** All that failed from one time on and before another. */
  public static LetterFilter within(Instant since, Instant until) {
    return new LetterFilter(null, null, null, null, since, until, null, MAX_LETTERS);
  }

  private static final Set<String> KEYS =
      Set.of("request", "task", "arm", "stage", "code", "since", "until", "attempt", "limit");

  /**
   * The filter from what was typed; keys are the option names without dashes. Throws
   * IllegalArgumentException that names the option and what it expects.
   */
  public static LetterFilter parse(Map<String, String> options) {
    for (String key : options.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "--" + key + " is no filter, the nearest is --" + Spelling.nearest(key, KEYS));
      }
    }
    Instant since = time("since", options.get("since"));
    Instant until = time("until", options.get("until"));
    if (since != null && until != null && !since.isBefore(until)) {
      throw new IllegalArgumentException("--since must lie before --until");
    }
    return new LetterFilter(options.get("request"), task(options.get("task")), stage(options),
        code(options.get("code")), since, until, number("attempt", options.get("attempt"), 0),
        limit(options.get("limit")));
  }

  private static @Nullable String task(@Nullable String text) {
    if (text != null && !Ids.isTaskId(text)) {
      throw new IllegalArgumentException(
          "--task must be a task id: 1 to 64 letters, digits and ._:-");
    }
    return text;
  }

  private static @Nullable String stage(Map<String, String> options) {
    String arm = options.get("arm");
    String stage = options.get("stage");
    if (arm != null && stage != null && !arm.equals(stage)) {
      throw new IllegalArgumentException("--arm and --stage name two stages, give one of them");
    }
    String name = arm == null ? stage : arm;
    if (name != null && !Topics.isArmName(name)) {
      throw new IllegalArgumentException((arm == null ? "--stage" : "--arm")
          + " must be intake, reflex, orchestrator or an arm's name");
    }
    return name;
  }

  private static @Nullable ErrorCode code(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(ErrorCode.values()).filter(c -> c.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--code is no error code, the nearest is "
            + Spelling.nearest(name, Arrays.stream(ErrorCode.values()).map(Enum::name).toList())));
  }

  private static @Nullable Instant time(String option, @Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--" + option + " must be an ISO-8601 instant such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static @Nullable Integer number(String option, @Nullable String text, int least) {
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw new IllegalArgumentException("--" + option + " must be a whole number from " + least);
    }
    return Integer.valueOf(text);
  }

  private static int limit(@Nullable String text) {
    Integer limit = number("limit", text, 1);
    return limit == null ? MAX_LETTERS : Math.min(limit, MAX_LETTERS);
  }

  /** The id that all letters that are meant have in common; null when none was named. */
  @Nullable String id() {
    return request == null ? task : request;
  }

  /** The nearest of the stages that there are; empty where the filter's is one of them, or asks for none. */
  public Optional<String> nearestStage(Collection<String> known) {
    return stage == null || known.contains(stage)
        ? Optional.empty() : Optional.of(Spelling.nearest(stage, known));
  }

  boolean isOfStage(DeadLetter letter) {
    return stage == null || stage.equals(letter.stage());
  }

  /** Whether the letter is meant; the limit is for the caller to keep. */
  boolean matches(DeadLetter letter) {
    return (request == null || request.equals(letter.requestId()))
        && (task == null || task.equals(letter.taskId()))
        && isOfStage(letter)
        && (code == null || code == letter.error().code())
        && (since == null || !letter.failedAt().isBefore(since))
        && (until == null || letter.failedAt().isBefore(until))
        && (attempt == null || attempt == letter.attempt());
  }
}
