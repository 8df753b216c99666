package io.octollm.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;

/** The flat JSON form: timestamp, level and event, then the line's fields beside them. */
final class JsonForm extends AbstractJsonProvider<ILoggingEvent> {
  @Override
  public void writeTo(JsonGenerator out, ILoggingEvent event) {
    LogLine line = LogLine.of(event);
    out.writeStringProperty("timestamp", line.timestamp());
    out.writeStringProperty("level", line.level());
    out.writeStringProperty("event", line.event());
    for (Map.Entry<String, Object> field : line.fields().entrySet()) {
      out.writePOJOProperty(field.getKey(), field.getValue());
    }
  }
}
