package io.octollm.arm.code;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Reads Java properties, in which only an escape can be wrong. */
final class PropertiesSyntax implements Syntax {
  @Override
  public Found check(String language, String content) {
    try {
      new Properties().load(new StringReader(content));
      return Found.OK;
    } catch (IllegalArgumentException e) {
      return Found.errors(List.of("an escape is not of the form \\uXXXX"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
