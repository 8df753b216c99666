package io.octollm.app.config;

/** A setting that is never printed. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
