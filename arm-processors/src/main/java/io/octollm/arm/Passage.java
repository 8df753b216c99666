package io.octollm.arm;

import java.util.ArrayList;
import java.util.List;

/** A part of a document that is found and cited by itself: what stands under one heading. */
record Passage(String document, String title, String text) {
  private static final int MAX_CHARACTERS = 4000;

  /** A Markdown or plain text in passages; a long one is cut at line ends. */
  static List<Passage> in(String document, String text) {
    List<Passage> passages = new ArrayList<>();
    String title = document;
    var body = new StringBuilder();
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      fenced ^= line.startsWith("```");
      boolean heading = !fenced && line.matches("#{1,6} .*");
      if (heading || body.length() + line.length() > MAX_CHARACTERS) {
        add(passages, document, title, body);
      }
      if (heading) {
        title = line.replaceFirst("#+ ", "").strip();
      } else {
        body.append(line, 0, Math.min(line.length(), MAX_CHARACTERS)).append('\n');
      }
    }
    add(passages, document, title, body);
    return passages;
  }

  private static void add(List<Passage> into, String document, String title, StringBuilder body) {
    if (!body.toString().isBlank()) {
      into.add(new Passage(document, title, body.toString().strip()));
    }
    body.setLength(0);
  }
}
