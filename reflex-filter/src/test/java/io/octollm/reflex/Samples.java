package io.octollm.reflex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the labelled sets among the test resources. */
final class Samples {
  private Samples() {}

  /**
   * A labelled line.
   *
   * @param kind '+' must be found, '-' must not, '?' must be weak
   * @param start of the value; -1 where there is none
   */
  record Sample(char kind, String text, int start, int end) {
    static Sample of(String line) {
      String marked = unescape(line.substring(2).replace("¦", ""));
      int start = marked.indexOf('«');
      int end = marked.indexOf('»') - 1;
      return new Sample(line.charAt(0), marked.replace("«", "").replace("»", ""), start, end);
    }
  }

  static List<Sample> of(String type) {
    return lines("samples/" + type + ".txt").stream()
        .filter(line -> !line.startsWith("#")).map(Sample::of).toList();
  }

  static List<String> texts(String file) {
    return lines(file).stream().map(Samples::unescape).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = Samples.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError("there is no " + file + " among the test resources");
      }
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && next == 'n') {
        out.append('\n');
        i++;
      } else if (c == '\\' && next == '\\') {
        out.append('\\');
        i++;
      } else if (c == '\\' && next == 'u') {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
