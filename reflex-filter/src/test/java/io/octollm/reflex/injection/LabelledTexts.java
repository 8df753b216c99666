package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the labelled sets among the test resources: a line each, or a group, a tab and the text.
 * {@code \n}, {@code \\} and {@code \}{@code u0000} stand for what they do in Java.
 */
final class LabelledTexts {
  private LabelledTexts() {}

  static List<String> of(String file) {
    return lines(file).stream().map(line -> unescaped(line.substring(line.indexOf('\t') + 1))).toList();
  }

  /** What stands before the tab of each line. */
  static List<String> groups(String file) {
    return lines(file).stream().map(line -> line.substring(0, Math.max(0, line.indexOf('\t')))).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = LabelledTexts.class.getClassLoader().getResourceAsStream("injection/" + file)) {
      if (in == null) {
        throw new AssertionError("there is no " + file + " among the test resources");
      }
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      switch (c == '\\' ? next : 0) {
        case 'n' -> {
          out.append('\n');
          i++;
        }
        case '\\' -> {
          out.append('\\');
          i++;
        }
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
          i += 5;
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
