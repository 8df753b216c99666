package io.octollm.reflex;

/**
 * Signs in the form of a text: tokens of chat templates, role tags, borders that are not there, and
 * images whose address would carry something out.
 */
final class StructureSigns {
  private static final String[] TEMPLATE = {"<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>",
      "<|assistant|>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>",
      "<|begin_of_text|>", "<|endofprompt|>", "<<SYS>>", "<</SYS>>", "<start_of_turn>",
      "<end_of_turn>", "[INST]", "[/INST]", "[SYSTEM_PROMPT]"};
  private static final String[] ROLE = {"<system>", "</system>", "<system_prompt>", "</system_prompt>",
      "<instructions>", "</instructions>", "</user_input>", "</user>", "</prompt>", "</context>",
      "</document>", "[system]", "[/system]", "[admin]", "[assistant]", "### system", "### instruction",
      "##system", "# system prompt", "[system override]", "[system message]"};
  private static final Words ENDS = Words.of("end begin start close new");
  private static final Words PARTS = Words.of("prompt prompts instructions instruction context input"
      + " conversation system user document documents");
  private static final int MOST_LINK = 300;

  private StructureSigns() {}

  static void look(String text, int i, SignalBoard board, int word) {
    switch (text.charAt(i)) {
      case '<', '[' -> {
        match(text, i, TEMPLATE, Signal.CHAT_TEMPLATE, 0.6, board, word);
        match(text, i, ROLE, Signal.ROLE_TAG, 0.3, board, word);
      }
      case '#' -> {
        if (Chars.at(text, i - 1) != '#') {
          match(text, i, ROLE, Signal.ROLE_TAG, 0.3, board, word);
        }
        border(text, i, board, word);
      }
      case '!' -> image(text, i, board, word);
      default -> border(text, i, board, word);
    }
  }

  private static void match(String text, int i, String[] signs, Signal signal, double score,
      SignalBoard board, int word) {
    for (String sign : signs) {
      if (text.regionMatches(true, i, sign, 0, sign.length())) {
        board.put(signal, score, word);
        return;
      }
    }
  }

  /** Such as "--- END OF SYSTEM PROMPT ---": three marks or more, then end or begin, then a part. */
  private static void border(String text, int i, SignalBoard board, int word) {
    char mark = text.charAt(i);
    boolean last = i >= 2 && text.charAt(i - 1) == mark && text.charAt(i - 2) == mark
        && Chars.at(text, i + 1) != mark;
    if (!last) {
      return;
    }
    int at = skipBlanks(text, i + 1);
    int to = wordEnd(text, at);
    if (to == at || !ENDS.has(text, at, to)) {
      return;
    }
    for (int words = 0; words < 4; words++) {
      at = skipBlanks(text, to);
      to = wordEnd(text, at);
      if (to == at) {
        return;
      }
      if (PARTS.has(text, at, to)) {
        board.put(Signal.FAKE_DELIMITER, 0.4, word);
        return;
      }
    }
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && i < from + 4 && (text.charAt(i) == ' ' || text.charAt(i) == '[')) {
      i++;
    }
    return i;
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length() && i < from + 16 && Chars.is(text.charAt(i), Chars.LOWER | Chars.UPPER)) {
      i++;
    }
    return i;
  }

  /** A Markdown image from elsewhere whose query holds a place for something of the conversation. */
  private static void image(String text, int i, SignalBoard board, int word) {
    if (Chars.at(text, i + 1) != '[') {
      return;
    }
    int most = Math.min(text.length(), i + MOST_LINK);
    int link = i + 2;
    while (link < most && text.charAt(link) != ']' && text.charAt(link) != '[') {
      link++;
    }
    if (!text.startsWith("](http", link)) {
      return;
    }
    boolean query = false;
    for (int at = link + 2; at < most && text.charAt(at) != ')' && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      query |= c == '?';
      if (query && (c == '{' || c == '[' || c == '<' || c == '$')) {
        board.put(Signal.IMAGE_EXFILTRATION, 0.7, word);
        return;
      }
    }
  }
}
