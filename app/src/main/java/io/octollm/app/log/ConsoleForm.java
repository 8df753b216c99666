package io.octollm.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The form for people: {@code TIME [level    ] event                         key=value …}. */
final class ConsoleForm extends EncoderBase<ILoggingEvent> {
  private static final int LEVEL_WIDTH = 9;
  private static final int EVENT_WIDTH = 29;

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    LogLine line = LogLine.of(event);
    StringBuilder text = new StringBuilder(160).append(line.timestamp()).append(" [");
    pad(text.append(line.level()), line.level().length(), LEVEL_WIDTH).append("] ");
    pad(text.append(line.event()), line.event().length(), line.fields().isEmpty() ? 0 : EVENT_WIDTH);
    for (Map.Entry<String, Object> field : line.fields().entrySet()) {
      text.append(' ').append(field.getKey()).append('=');
      value(text, field.getValue().toString());
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  private static StringBuilder pad(StringBuilder text, int length, int width) {
    return text.repeat(' ', Math.max(0, width - length));
  }

  /** A value with blanks, quotes or control characters in it is quoted, so that a line stays a line. */
  private static void value(StringBuilder text, String value) {
    if (!value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c != '"' && c != 0x7f)) {
      text.append(value);
      return;
    }
    text.append('"');
    value.chars().forEach(c -> {
      switch (c) {
        case '"', '\\' -> text.append('\\').append((char) c);
        case '\n' -> text.append("\\n");
        default -> {
          if (c < ' ' || c == 0x7f) {
            text.append(String.format("\\u%04x", c));
          } else {
            text.append((char) c);
          }
        }
      }
    });
    text.append('"');
  }
}
