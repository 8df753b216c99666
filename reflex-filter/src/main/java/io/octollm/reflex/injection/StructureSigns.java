package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Signs in the form of a text: tokens of chat templates, role tags, borders that are not there, and
 * links whose address would carry something of the conversation out.
 */
final class StructureSigns {
  /** A sign and its score, 0 to 1. */
  record Sign(Signal signal, double score) {}

  /** Those without the bars that most families of models use: Llama 2, Gemma, Mistral. */
  private static final String[] TEMPLATE = {"<<SYS>>", "<</SYS>>", "<start_of_turn>",
      "<end_of_turn>", "[INST]", "[/INST]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[TOOL_RESULTS]"};
  private static final String[] ROLE = {"<system>", "</system>", "<system_prompt>", "</system_prompt>",
      "<instructions>", "</instructions>", "</user_input>", "</user>", "</prompt>", "</context>",
      "</document>", "[system]", "[/system]", "[admin]", "[assistant]", "[system override]",
      "[system message]", "# system", "#system", "# instruction", "# new instruction"};
  private static final String[] ROLES = {"system", "user", "assistant", "developer", "model"};
  private static final String[] ENDS = {"end", "begin", "start", "close", "new", "ende",
      "anfang", "fin", "inicio", "début", "stop"};
  private static final String[] PARTS = {"prompt", "prompts", "instructions", "instruction",
      "context", "input", "conversation", "system", "user", "document", "documents", "task",
      "anweisungen", "eingabe", "consignes", "entrée", "instrucciones", "entrada"};
  private static final String[] CARGO = {"conversation", "chat", "history", "prompt", "secret",
      "secrets", "data", "user", "message", "messages", "summary", "password", "key", "token", "context",
      "content", "text", "information", "email", "name", "system", "instructions", "memory", "answer"};
  /** Those of them that stand for themselves in capitals: {@code ?q=CHAT_HISTORY}, and not {@code ?key=API_KEY}. */
  private static final String[] SPOKEN_CARGO = {"conversation", "chat", "history", "prompt", "secret", "secrets",
      "messages", "summary", "memory", "instructions", "context"};
  private static final Sign TEMPLATE_TOKEN = new Sign(Signal.CHAT_TEMPLATE, 0.4);
  private static final Sign SPOKEN_TEMPLATE = new Sign(Signal.CHAT_TEMPLATE, 0.6);
  private static final Sign ROLE_TAG = new Sign(Signal.ROLE_TAG, 0.3);
  private static final Sign FAKE_DELIMITER = new Sign(Signal.FAKE_DELIMITER, 0.4);
  private static final Sign LINK = new Sign(Signal.IMAGE_EXFILTRATION, 0.7);
  private static final int LONGEST = 16;
  private static final int MOST_LINK = 300;
  private static final int MOST_TOKEN = 32;

  private StructureSigns() {}

  /** The cheap question, asked at every mark. */
  static boolean mayBegin(Text text, int i) {
    char c = text.charAt(i);
    char next = charAt(text, i + 1);
    return switch (c) {
      case '<' -> next == '|' || next == '/' || next == '<' || next == '｜' || isAnyOf("siSI", next);
      case '[' -> next == '/' || next == 'e' || next == 'E' || isAnyOf("siatSIAT", next);
      case '=' -> isAnyOf("{[<$", next) || isCapital(next) && isCapital(charAt(text, i + 2))
          || endsRun(text, i, c, next);
      case '#' -> endsRun(text, i, c, next) || charAt(text, i - 1) != '#' && isAnyOf(" sSiI#", next);
      case '-', '*', '~', '_' -> endsRun(text, i, c, next);
      default -> false;
    };
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isAnyOf(String chars, char c) {
    return chars.indexOf(c) >= 0;
  }

  private static boolean endsRun(Text text, int i, char c, char next) {
    return next != c && i >= 2 && text.charAt(i - 1) == c && text.charAt(i - 2) == c;
  }

  private static char charAt(Text text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
  }

  /** The sign at a mark; null for none. */
  static @Nullable Sign at(Text text, int i) {
    return switch (text.charAt(i)) {
      case '<' -> or(template(text, i), role(text, i));
      case '[' -> or(template(text, i), or(role(text, i), border(text, i)));
      case '=' -> or(link(text, i), border(text, i));
      case '#' -> or(role(text, i), border(text, i));
      default -> border(text, i);
    };
  }

  private static @Nullable Sign or(@Nullable Sign first, @Nullable Sign second) {
    return first == null ? second : first;
  }

  private static @Nullable Sign template(Text text, int i) {
    int end = 0;
    for (String sign : TEMPLATE) {
      end = text.startsWith(sign, i) ? i + sign.length() : end;
    }
    char bar = charAt(text, i + 1);
    if (text.charAt(i) == '<' && (bar == '|' || bar == '｜')) {
      end = barredEnd(text, i + 2, bar);
    }
    if (end == 0) {
      return null;
    }
    return isAmong(ROLES, text, end) || isAmong(ROLES, text, i + 2) ? SPOKEN_TEMPLATE : TEMPLATE_TOKEN;
  }

  /** Behind a token such as {@code <|im_start|>}, whatever its name; 0 when it is none. */
  private static int barredEnd(Text text, int from, char bar) {
    int most = Math.min(text.length() - 1, from + MOST_TOKEN);
    for (int i = from; i < most; i++) {
      char c = text.charAt(i);
      if (c == bar) {
        return i > from + 1 && text.charAt(i + 1) == '>' ? i + 2 : 0;
      }
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '▁' && c != ' ') {
        return 0;
      }
    }
    return 0;
  }

  private static @Nullable Sign role(Text text, int i) {
    char first = (char) (charAt(text, i + 1) | 32);
    if (first != '/' && !isAnyOf("siaupdc ", first)) {
      return null;
    }
    for (String sign : ROLE) {
      if (text.regionMatches(true, i, sign, 0, sign.length())) {
        return ROLE_TAG;
      }
    }
    return null;
  }

  /** Such as "--- END OF SYSTEM PROMPT ---" and "[end of input]": end or begin, then a part. */
  private static @Nullable Sign border(Text text, int i) {
    int at = skipBlanks(text, i + 1);
    if (!isAmong(ENDS, text, at)) {
      return null;
    }
    for (int words = 0; words < 4; words++) {
      at = skipBlanks(text, wordEnd(text, at));
      if (isAmong(PARTS, text, at)) {
        return FAKE_DELIMITER;
      }
    }
    return null;
  }

  private static int skipBlanks(Text text, int from) {
    int i = from;
    while (i < text.length() && i < from + 4 && (text.charAt(i) == ' ' || text.charAt(i) == '[')) {
      i++;
    }
    return i;
  }

  private static int wordEnd(Text text, int from) {
    int i = from;
    while (i < text.length() && i < from + LONGEST && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isAmong(String[] words, Text text, int from) {
    int length = wordEnd(text, from) - from;
    for (String word : words) {
      if (word.length() == length && text.regionMatches(true, from, word, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /** A Markdown link or image whose query holds a place for something of the conversation. */
  private static @Nullable Sign link(Text text, int i) {
    int from = i;
    while (from > 0 && i - from < MOST_LINK && text.charAt(from) > ' ' && text.charAt(from) != '(') {
      from--;
    }
    boolean link = charAt(text, from) == '(' && charAt(text, from - 1) == ']'
        && text.startsWith("http", from + 1);
    if (!link) {
      return null;
    }
    String[] cargo = isCapital(charAt(text, i + 1)) ? SPOKEN_CARGO : CARGO;
    int at = i + 1;
    for (int words = 0; words < 6 && at < text.length() && charAt(text, at) != ')'; words++) {
      while (isAnyOf("{[<$ _%20", charAt(text, at))) {
        at++;
      }
      if (isAmong(cargo, text, at)) {
        return LINK;
      }
      at = Math.max(at + 1, wordEnd(text, at));
    }
    return null;
  }
}
