package io.octollm.arm;

import java.util.ArrayList;
import java.util.List;

/** A fenced block of a Markdown text; {@code language} is empty where none is named. */
record CodeBlock(String language, String content) {
  private static final String FENCE = "```";

  /** The blocks in their order; one that is not closed reaches to the end. */
  static List<CodeBlock> in(String text) {
    List<CodeBlock> blocks = new ArrayList<>();
    List<String> open = null;
    String language = "";
    for (String line : text.lines().toList()) {
      boolean fence = line.strip().startsWith(FENCE);
      if (fence && open == null) {
        language = line.strip().substring(FENCE.length()).strip();
        open = new ArrayList<>();
      } else if (fence) {
        blocks.add(new CodeBlock(language, String.join("\n", open)));
        open = null;
      } else if (open != null) {
        open.add(line);
      }
    }
    if (open != null) {
      blocks.add(new CodeBlock(language, String.join("\n", open)));
    }
    return blocks;
  }
}
