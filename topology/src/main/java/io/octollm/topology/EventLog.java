package io.octollm.topology;

import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes each decision's entries, and what has no place in one, as log lines. Thread-safe. */
final class EventLog {
  private static final Logger log = LoggerFactory.getLogger(EventLog.class);

  void write(Event event) {
    for (Entry entry : event.entries()) {
      LoggingEventBuilder line = log.atLevel(level(entry.event()));
      if (log.isEnabledForLevel(level(entry.event()))) {
        line.setMessage(entry.event().text()).addKeyValue("request_id", event.requestId())
            .addKeyValue("task_id", event.taskId());
        entry.fields().forEach(line::addKeyValue);
        line.log();
      }
    }
  }

  void lookingUp(String requestId, String taskId, String cacheKey) {
    log.atDebug().setMessage(EventName.CACHE_LOOKUP_START.text()).addKeyValue("request_id", requestId)
        .addKeyValue("task_id", taskId).addKeyValue("key", cacheKey).log();
  }

  void late(Agenda.Late timers) {
    log.atWarn().setMessage(EventName.TIMER_LATE.text()).addKeyValue("count", timers.count())
        .addKeyValue("duration", timers.worst().toMillis() / 1_000.0).log();
  }

  private static Level level(EventName event) {
    return switch (event.level()) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR -> Level.ERROR;
    };
  }
}
