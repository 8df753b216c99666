package io.octollm.app.config;

import java.nio.charset.StandardCharsets;

/** A setting that is never printed. */
public record Secret(String value) {
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
