package io.octollm.ops.console;

import java.util.Map;

/**
 * An HTTP request that has passed the guard.
 *
 * @param rest the path behind its route, without a slash
 * @param query the first value of each parameter
 */
record Request(String method, String rest, Map<String, String> query, byte[] body) {
  /** A parameter as a whole number; throws IllegalArgumentException when it is none or outside. */
  int number(String name, int absent, int least, int most) {
    String text = query.get(name);
    if (text == null) {
      return absent;
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          name + " must be a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }
}
