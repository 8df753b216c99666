package io.octollm.arm;

import java.util.List;

/** The forms in which a prompt tells a model of what is there. */
final class Quoting {
  private Quoting() {}

  static void section(StringBuilder prompt, String title, List<String> items) {
    if (!items.isEmpty()) {
      prompt.append("\n\n").append(title).append(":\n- ").append(String.join("\n- ", items));
    }
  }

  /** Material cannot close its own quotation marks. */
  static void quoted(StringBuilder prompt, String what, String text) {
    prompt.append("\n\n").append(what).append(":\n<quoted>\n")
        .append(text.replace("<quoted>", "(quoted)").replace("</quoted>", "(/quoted)"))
        .append("\n</quoted>");
  }
}
