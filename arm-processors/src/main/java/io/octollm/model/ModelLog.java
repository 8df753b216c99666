package io.octollm.model;

import io.octollm.schema.ErrorCategory;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** The log lines about one model. None holds a word of a prompt or of an answer. */
final class ModelLog {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLog.class);

  private final String model;

  ModelLog(String model) {
    this.model = model;
  }

  void used(ModelRequest request, Usage usage) {
    used(line(EventName.LLM_USAGE, request), usage);
  }

  /** Of a call that bears no task's ids of its own. */
  void used(Usage usage) {
    used(at(EventName.LLM_USAGE), usage);
  }

  private static void used(LoggingEventBuilder line, Usage usage) {
    line.addKeyValue("tokens_in", usage.tokensIn()).addKeyValue("tokens_out", usage.tokensOut())
        .addKeyValue("cost_usd", usage.costUsd()).log();
  }

  /** Writes the failure down and hands it on. */
  ModelAnswer failed(ModelRequest request, TaskError error, Usage usage) {
    failed(line(eventOf(error), request), error);
    return new ModelAnswer.Failed(error, usage);
  }

  /** Writes down the failure of a call that bears no task's ids of its own. */
  void failed(TaskError error) {
    failed(at(eventOf(error)), error);
  }

  private static EventName eventOf(TaskError error) {
    return error.category() == ErrorCategory.RATE_LIMIT
        ? EventName.LLM_RATE_LIMIT : EventName.LLM_API_ERROR;
  }

  private static void failed(LoggingEventBuilder line, TaskError error) {
    line.addKeyValue("error_type", error.category().toString())
        .addKeyValue("error_code", error.code().name());
    Long retryAfterMs = error.retryAfterMs();
    if (retryAfterMs != null) {
      line.addKeyValue("retry_after_ms", retryAfterMs);
    }
    for (String detail : new String[] {"status", ModelAnswer.Failed.IN_DOUBT}) {
      Object value = error.details().get(detail);
      if (value != null) {
        line.addKeyValue(detail, value);
      }
    }
    line.log();
  }

  /** Its calls will cost nothing in the books, whatever the provider charges. */
  void unpriced() {
    at(EventName.LLM_UNPRICED).log();
  }

  private LoggingEventBuilder line(EventName event, ModelRequest request) {
    return at(event).addKeyValue("request_id", request.requestId())
        .addKeyValue("task_id", request.taskId()).addKeyValue("attempt", request.attempt());
  }

  private LoggingEventBuilder at(EventName event) {
    return LOG.atLevel(Level.valueOf(event.level().name())).setMessage(event.text())
        .addKeyValue("model", model);
  }
}
