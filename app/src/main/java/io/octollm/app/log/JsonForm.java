package io.octollm.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.octollm.schema.Codec;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The flat JSON form: timestamp, level and event, then the line's fields beside them. */
final class JsonForm extends EncoderBase<ILoggingEvent> {
  private static final int USUAL_BYTES = 512;

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    LogLine line = LogLine.of(event);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = Codec.json().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("timestamp", line.timestamp());
      out.writeStringProperty("level", line.level());
      out.writeStringProperty("event", line.event());
      for (Map.Entry<String, Object> field : line.fields().entrySet()) {
        out.writeName(field.getKey());
        write(out, field.getValue());
      }
      out.writeEndObject();
      out.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /** The kinds that are usual, without a look-up of how each is written. */
  private static void write(JsonGenerator out, Object value) {
    switch (value) {
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case Boolean bool -> out.writeBoolean(bool);
      default -> out.writeString(value.toString());
    }
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
