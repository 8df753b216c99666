package io.octollm.app;

/**
 * A text as one line for a terminal: what would end the line, command the terminal or turn the order of
 * the characters around is written out, such as {@code \n} and {@code \}{@code u001b}.
 */
final class OneLine {
  private OneLine() {}

  static String of(String text) {
    if (text.chars().noneMatch(OneLine::isCommand)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> {
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (isCommand(c)) {
            line.append(String.format("\\u%04x", c));
          } else {
            line.append((char) c);
          }
        }
      }
    });
    return line.toString();
  }

  /** A control character, a separator of lines or paragraphs, or one that sets the direction of text. */
  private static boolean isCommand(int c) {
    return Character.isISOControl(c) || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069
        || c == 0x200e || c == 0x200f || c == 0x061c;
  }
}
