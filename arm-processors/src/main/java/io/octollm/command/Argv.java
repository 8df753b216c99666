package io.octollm.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The words of a command. Quotes and backslashes group characters; nothing else has a meaning. */
public sealed interface Argv {
  int MAX_WORDS = 64;
  int MAX_CHARACTERS = 4096;

  record Words(List<String> words) implements Argv {}

  /** No argv, and why; the words themselves are not quoted. */
  record NotOne(String why) implements Argv {}

  /** A list of strings as it stands. */
  static Argv of(JsonNode list) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list) {
      if (!word.isString()) {
        return new NotOne("context.argv: must be a list of strings");
      }
      words.add(word.stringValue());
    }
    return list.isArray() ? checked(words) : new NotOne("context.argv: must be a list of strings");
  }

  /** A line as people type it; a character that only a shell understands must be quoted. */
  static Argv parse(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word = word(word).append(line.charAt(++i));
      } else if (quote != 0) {
        word = word(word).append(c);
      } else if (c == '\'' || c == '"') {
        quote = c;
        word = word(word);
      } else if ("|&;<>()$`\n\r".indexOf(c) >= 0) {
        return new NotOne("it has a character that only a shell understands, at position " + i
            + "; there is no shell: quote it, or send one plain command");
      } else if (Character.isWhitespace(c)) {
        finish(word, words);
        word = null;
      } else {
        word = word(word).append(c);
      }
    }
    finish(word, words);
    return quote != 0 ? new NotOne("a quotation mark is not closed") : checked(words);
  }

  private static StringBuilder word(@Nullable StringBuilder word) {
    return word == null ? new StringBuilder() : word;
  }

  private static void finish(@Nullable StringBuilder word, List<String> words) {
    if (word != null) {
      words.add(word.toString());
    }
  }

  private static Argv checked(List<String> words) {
    int characters = words.stream().mapToInt(String::length).sum();
    if (words.isEmpty()) {
      return new NotOne("there is no command");
    }
    if (words.size() > MAX_WORDS || characters > MAX_CHARACTERS) {
      return new NotOne("the command has " + words.size() + " words and " + characters
          + " characters, the limits are " + MAX_WORDS + " and " + MAX_CHARACTERS);
    }
    return words.stream().anyMatch(word -> word.indexOf('\0') >= 0)
        ? new NotOne("the command holds a NUL character")
        : new Words(List.copyOf(words));
  }
}
