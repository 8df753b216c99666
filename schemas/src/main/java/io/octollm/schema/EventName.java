package io.octollm.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of events: each name that a log line or an event entry may bear, how loud it is, and
 * its fields; {@code ?} marks one that is not always there. What every line may bear is in
 * {@link #EVERYWHERE}.
 */
public enum EventName {
  SERVICE_START("service.start", Level.INFO, "role? note?"),
  SERVICE_READY("service.ready", Level.INFO, "role?"),
  SERVICE_STOP("service.stop", Level.INFO, "role?"),
  SERVICE_FAILED("service.failed", Level.ERROR, "role? arm? error?"),
  TOPICS_CREATED("topics.created", Level.INFO, "count"),
  LIBRARY_LOG("library.log", Level.WARN, "logger message"),
  REQUEST_START("request.start", Level.DEBUG, "method path"),
  REQUEST_COMPLETE("request.complete", Level.DEBUG, "method path status duration_ms"),
  REQUEST_FAILED("request.failed", Level.DEBUG, "path"),
  TASK_STARTED("task.started", Level.INFO, "priority tenant id_replaced? replay_id?"),
  TASK_DUPLICATE("task.duplicate", Level.INFO, "first_partition first_offset"),
  TASK_REJECTED("task.rejected", Level.WARN, "status stage priority? error"),
  TASK_PLANNED("task.planned", Level.DEBUG, "steps? by? plan? refused? replaced_for?"),
  TASK_RETRY("task.retry", Level.DEBUG, "step attempt due_at next asked_ms? error"),
  TASK_WAITING("task.waiting", Level.DEBUG, "step arm? held? until?"),
  TASK_CANCELLED("task.cancelled", Level.INFO, "status priority duration"),
  TASK_COMPLETE("task.complete", Level.INFO, "status source arm? priority duration confidence"),
  TASK_FAILED("task.failed", Level.ERROR,
      "status stage arm? step? priority error retries max_retries duration"),
  TASK_DEAD_LETTERED("task.dead_lettered", Level.DEBUG, "stage"),
  TASK_REPLAYED("task.replayed", Level.INFO, "replay_id action"),
  TASK_RESUMED("task.resumed", Level.INFO, "run step? edited?"),
  ARM_CALL_START("arm.call.start", Level.DEBUG,
      "arm step attempt model? lease_until reserved_tokens?"),
  ARM_CALL_COMPLETE("arm.call.complete", Level.DEBUG,
      "arm step attempt duration waited confidence model? prompt? tokens_in? tokens_out? cost_usd?"),
  ARM_CALL_FAILED("arm.call.failed", Level.WARN,
      "arm step? attempt? duration? waited? topic? partition? offset?"),
  ARM_REGISTERED("arm.registered", Level.INFO, "arm instance capacity"),
  ARM_LOST("arm.lost", Level.WARN, "arm instance duration"),
  ARM_HEALTH("arm.health", Level.DEBUG, "arm instance in_flight capacity"),
  ARM_BREAKER("arm.breaker", Level.WARN, "arm state before failures until?"),
  ARM_ROUTER_SCORING("arm_router.scoring", Level.DEBUG, "step chosen candidates"),
  ARM_ROUTER_NO_CANDIDATE("arm_router.no_candidate", Level.DEBUG,
      "step known? required? available?"),
  CACHE_LOOKUP_START("cache.lookup.start", Level.DEBUG, "key"),
  CACHE_HIT("cache.hit", Level.DEBUG, "key from"),
  CACHE_MISS("cache.miss", Level.DEBUG, "key reason"),
  CACHE_ERROR("cache.error", Level.WARN, "key? reason?"),
  PII_DETECTED("pii.detected", Level.DEBUG, "findings"),
  INJECTION_DETECTED("injection.detected", Level.DEBUG, "verdict score signals"),
  POLICY_UPDATED("policy.updated", Level.INFO, "policy"),
  FLAG_UPDATED("flag.updated", Level.INFO, "flag value"),
  LLM_RATE_LIMIT("llm.rate_limit", Level.WARN, "model attempt? retry_after_ms? status? in_doubt?"),
  LLM_API_ERROR("llm.api_error", Level.WARN, "model attempt? retry_after_ms? status? in_doubt?"),
  LLM_USAGE("llm.usage", Level.DEBUG, "model attempt? tokens_in tokens_out cost_usd"),
  LLM_UNPRICED("llm.unpriced", Level.WARN, "model"),
  DOCUMENTS_READY("documents.ready", Level.INFO, "count skipped duration"),
  DOCUMENT_SKIPPED("document.skipped", Level.WARN,
      "reason topic? partition? offset? bytes? source?"),
  SCRATCH_KEPT("scratch.kept", Level.WARN, "error_class"),
  ARM_STEP_START("arm.step.start", Level.DEBUG, "arm step attempt"),
  ARM_STEP_COMPLETE("arm.step.complete", Level.DEBUG, "arm step attempt"),
  DATABASE_QUERY("database.query", Level.DEBUG, "statement duration"),
  DATABASE_QUERY_FAILED("database.query.failed", Level.ERROR, "statement"),
  DATABASE_CONNECTION_OK("database.connection.ok", Level.INFO, "target"),
  DATABASE_CONNECTION_FAILED("database.connection.failed", Level.ERROR, "target"),
  CONNECTIVITY_OK("connectivity.ok", Level.DEBUG, "target"),
  CONNECTIVITY_TIMEOUT("connectivity.timeout", Level.WARN, "target kind?"),
  CONNECTIVITY_REFUSED("connectivity.refused", Level.WARN, "target kind? arm? note?"),
  SLOW_OPERATION("slow_operation", Level.WARN, "what"),
  FLOOD_OPEN("flood.open", Level.WARN, "arm letters_in_row letters ends"),
  FLOOD_CLOSED("flood.closed", Level.INFO, "arm by"),
  TIMER_LATE("timer.late", Level.WARN, "count duration"),
  LAG_STUCK("lag.stuck", Level.WARN, "group topic partition offset records duration"),
  LOG_SAMPLED("log.sampled", Level.WARN, "of logger left_out");

  /** How loud a log line is. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  private static final Map<String, EventName> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(e -> e.text, Function.identity()));

  /** What a line about a request, a task or an error bears, whatever its event. */
  public static final List<String> EVERYWHERE =
      List.of("request_id", "task_id", "error_type", "error_code", "error_class", "stack");

  /** What is said of a name that is none of them. */
  static final String UNKNOWN = "is not in the catalogue of events";

  private final String text;
  private final Level level;
  private final Map<String, Boolean> fields = new LinkedHashMap<>();

  EventName(String text, Level level, String fields) {
    this.text = text;
    this.level = level;
    for (String field : fields.split(" ")) {
      boolean always = !field.endsWith("?");
      this.fields.put(always ? field : field.substring(0, field.length() - 1), always);
    }
  }

  public String text() {
    return text;
  }

  public Level level() {
    return level;
  }

  /** Its own fields in their order, and whether each is on every such line. */
  public Map<String, Boolean> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /**
   * The event of a line's name: an arm's own pair, {@code coder.main.start}, is one event of the
   * catalogue, {@code arm.step.start}. Throws as {@link #of}.
   */
  public static EventName ofLine(String name) {
    if (BY_TEXT.containsKey(name) || name.indexOf('.') == name.lastIndexOf('.')) {
      return of(name);
    }
    return name.endsWith(".start") ? ARM_STEP_START
        : name.endsWith(".complete") ? ARM_STEP_COMPLETE : of(name);
  }

  /** The event of that name; throws IllegalArgumentException when the catalogue has none. */
  public static EventName of(String text) {
    EventName found = BY_TEXT.get(text);
    if (found == null) {
      throw new IllegalArgumentException(UNKNOWN);
    }
    return found;
  }

  /** Also its name in JSON: Jackson writes and reads enums by this. */
  @Override
  public String toString() {
    return text;
  }
}
