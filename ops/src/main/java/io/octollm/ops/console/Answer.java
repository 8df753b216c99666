package io.octollm.ops.console;

import io.octollm.schema.Codec;
import java.nio.charset.StandardCharsets;

/** An HTTP answer. */
record Answer(int status, String contentType, byte[] body) {
  static Answer json(Object value) {
    return json(200, value);
  }

  static Answer json(int status, Object value) {
    return new Answer(status, "application/json", Codec.encode(value));
  }

  static Answer text(String text) {
    return new Answer(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer html(byte[] page) {
    return new Answer(200, "text/html; charset=utf-8", page);
  }

  static Answer zip(byte[] file) {
    return new Answer(200, "application/zip", file);
  }

  /** An error in one line. */
  static Answer problem(int status, String message) {
    return json(status, Codec.emptyObject().put("error", message));
  }
}
