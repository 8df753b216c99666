package io.octollm.ops.incident;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the strings and whole numbers of a JSON text in place: every other character, the
 * escapes and the length stay as they are. The text must be valid JSON. For one use.
 */
final class JsonTexts {
  private static final char ARRAY = '[';
  private static final char OBJECT = '{';
  private static final int LEAST_DIGITS = 7;

  private final char[] json;
  private final Rewriter rewriter;
  private final Deque<Container> containers = new ArrayDeque<>();
  private boolean keyNext;
  private @Nullable String label;

  private record Container(char kind, @Nullable String labelOutside) {}

  /** Gives a text of the same length in the place of another. */
  @FunctionalInterface
  interface Rewriter {
    String rewrite(String text, @Nullable String label);
  }

  JsonTexts(String json, Rewriter rewriter) {
    this.json = json.toCharArray();
    this.rewriter = rewriter;
  }

  String rewritten() {
    int i = 0;
    while (i < json.length) {
      i = token(i);
    }
    return new String(json);
  }

  private int token(int i) {
    switch (json[i]) {
      case '"' -> {
        return string(i);
      }
      case OBJECT, ARRAY -> {
        containers.push(new Container(json[i], label));
        keyNext = json[i] == OBJECT;
      }
      case '}', ']' -> label = containers.pop().labelOutside();
      case ':' -> keyNext = false;
      case ',' -> keyNext = !containers.isEmpty() && containers.peek().kind() == OBJECT;
      default -> {
        if (isDigit(json[i]) || json[i] == '-') {
          return number(i);
        }
      }
    }
    return i + 1;
  }

  private int string(int open) {
    StringBuilder text = new StringBuilder();
    int i = open + 1;
    while (json[i] != '"') {
      int length = length(i);
      text.append(decoded(i, length));
      i += length;
    }
    String key = keyNext ? text.toString() : null;
    write(open + 1, text.toString(),
        rewriter.rewrite(text.toString(), keyNext ? null : label));
    if (key != null) {
      label = key;
    }
    return i + 1;
  }

  /** Puts the new characters where they differ; an escaped one stays escaped. */
  private void write(int from, String before, String after) {
    int at = from;
    for (int i = 0; i < before.length(); i++) {
      int length = length(at);
      if (before.charAt(i) != after.charAt(i)) {
        if (length == 1) {
          json[at] = after.charAt(i);
        } else {
          String hex = String.format(Locale.ROOT, "\\u%04x", (int) after.charAt(i));
          hex.getChars(0, length, json, at);
        }
      }
      at += length;
    }
  }

  private int length(int at) {
    return json[at] != '\\' ? 1 : json[at + 1] == 'u' ? 6 : 2;
  }

  private char decoded(int at, int length) {
    return switch (length) {
      case 1 -> json[at];
      case 6 -> (char) Integer.parseInt(new String(json, at + 2, 4), 16);
      default -> switch (json[at + 1]) {
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        default -> json[at + 1];
      };
    };
  }

  /** A long whole number may be a card's; one with a fraction or an exponent is left. */
  private int number(int from) {
    int start = json[from] == '-' ? from + 1 : from;
    int end = start;
    while (end < json.length && isDigit(json[end])) {
      end++;
    }
    boolean whole = end == json.length || ".eE".indexOf(json[end]) < 0;
    if (whole && end - start >= LEAST_DIGITS) {
      String digits = new String(json, start, end - start);
      rewriter.rewrite(digits, label).getChars(0, digits.length(), json, start);
    } else {
      while (end < json.length && (isDigit(json[end]) || ".eE+-".indexOf(json[end]) >= 0)) {
        end++;
      }
    }
    return Math.max(end, from + 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
