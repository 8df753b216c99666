package io.octollm.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.function.Function;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue of events: each name that a log line or an event entry may bear, and its level. */
public enum EventName {
  SERVICE_START("service.start", Level.INFO),
  SERVICE_READY("service.ready", Level.INFO),
  SERVICE_STOP("service.stop", Level.INFO),
  SERVICE_FAILED("service.failed", Level.ERROR),
  TOPICS_CREATED("topics.created", Level.INFO),
  LIBRARY_LOG("library.log", Level.WARN),
  REQUEST_START("request.start", Level.DEBUG),
  REQUEST_COMPLETE("request.complete", Level.DEBUG),
  REQUEST_FAILED("request.failed", Level.DEBUG),
  TASK_STARTED("task.started", Level.INFO),
  TASK_DUPLICATE("task.duplicate", Level.INFO),
  TASK_REJECTED("task.rejected", Level.WARN),
  TASK_PLANNED("task.planned", Level.DEBUG),
  TASK_RETRY("task.retry", Level.DEBUG),
  TASK_WAITING("task.waiting", Level.DEBUG),
  TASK_CANCELLED("task.cancelled", Level.INFO),
  TASK_COMPLETE("task.complete", Level.INFO),
  TASK_FAILED("task.failed", Level.ERROR),
  TASK_DEAD_LETTERED("task.dead_lettered", Level.DEBUG),
  TASK_REPLAYED("task.replayed", Level.INFO),
  TASK_RESUMED("task.resumed", Level.INFO),
  ARM_CALL_START("arm.call.start", Level.DEBUG),
  ARM_CALL_COMPLETE("arm.call.complete", Level.DEBUG),
  ARM_CALL_FAILED("arm.call.failed", Level.WARN),
  ARM_REGISTERED("arm.registered", Level.INFO),
  ARM_LOST("arm.lost", Level.WARN),
  ARM_HEALTH("arm.health", Level.DEBUG),
  ARM_BREAKER("arm.breaker", Level.WARN),
  ARM_ROUTER_SCORING("arm_router.scoring", Level.DEBUG),
  ARM_ROUTER_NO_CANDIDATE("arm_router.no_candidate", Level.DEBUG),
  CACHE_LOOKUP_START("cache.lookup.start", Level.DEBUG),
  CACHE_HIT("cache.hit", Level.DEBUG),
  CACHE_MISS("cache.miss", Level.DEBUG),
  CACHE_ERROR("cache.error", Level.WARN),
  PII_DETECTED("pii.detected", Level.DEBUG),
  INJECTION_DETECTED("injection.detected", Level.DEBUG),
  POLICY_UPDATED("policy.updated", Level.INFO),
  FLAG_UPDATED("flag.updated", Level.INFO),
  LLM_RATE_LIMIT("llm.rate_limit", Level.WARN),
  LLM_API_ERROR("llm.api_error", Level.WARN),
  LLM_USAGE("llm.usage", Level.DEBUG),
  LLM_UNPRICED("llm.unpriced", Level.WARN),
  DOCUMENTS_READY("documents.ready", Level.INFO),
  DOCUMENT_SKIPPED("document.skipped", Level.WARN),
  SCRATCH_KEPT("scratch.kept", Level.WARN),
  ARM_STEP_START("arm.step.start", Level.DEBUG),
  ARM_STEP_COMPLETE("arm.step.complete", Level.DEBUG),
  DATABASE_QUERY("database.query", Level.DEBUG),
  DATABASE_QUERY_FAILED("database.query.failed", Level.ERROR),
  DATABASE_CONNECTION_OK("database.connection.ok", Level.INFO),
  DATABASE_CONNECTION_FAILED("database.connection.failed", Level.ERROR),
  CONNECTIVITY_OK("connectivity.ok", Level.DEBUG),
  CONNECTIVITY_TIMEOUT("connectivity.timeout", Level.WARN),
  CONNECTIVITY_REFUSED("connectivity.refused", Level.WARN),
  SLOW_OPERATION("slow_operation", Level.WARN),
  FLOOD_OPEN("flood.open", Level.WARN),
  FLOOD_CLOSED("flood.closed", Level.INFO),
  TIMER_LATE("timer.late", Level.WARN),
  LAG_STUCK("lag.stuck", Level.WARN);

  /** How loud a log line is. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  private static final Map<String, EventName> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(e -> e.text, Function.identity()));

  private final String text;
  private final Level level;

  EventName(String text, Level level) {
    this.text = text;
    this.level = level;
  }

  @JsonValue
  public String text() {
    return text;
  }

  public Level level() {
    return level;
  }

  /** The event of that name; throws IllegalArgumentException when the catalogue has none. */
  @JsonCreator
  public static EventName of(String text) {
    EventName found = BY_TEXT.get(text);
    if (found == null) {
      throw new IllegalArgumentException("is not in the catalogue of events");
    }
    return found;
  }

  @Override
  public String toString() {
    return text;
  }
}
