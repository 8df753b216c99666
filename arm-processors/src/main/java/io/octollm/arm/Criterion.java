package io.octollm.arm;

import io.octollm.schema.Codec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A criterion in the small grammar that a rule can check:
 *
 * <pre>
 * contains: TEXT       not contains: TEXT     equals: TEXT
 * min_length: N        max_length: N          (characters)
 * matches: GLOB        (* any text, ? one character, over the whole text)
 * json                 (the output is JSON, or a text that parses as such)
 * </pre>
 *
 * <p>Key words are read in any letter case, texts are compared exactly. Anything else is left
 * unchecked. Checking takes time in proportion to the text, but for a glob (text times pattern).
 */
sealed interface Criterion {
  /** What a rule says; unchecked where no rule can. */
  enum Verdict {
    PASSED,
    FAILED,
    UNCHECKED;

    static Verdict of(boolean passed) {
      return passed ? PASSED : FAILED;
    }
  }

  Verdict check(JsonNode output);

  record Contains(String text, boolean wanted) implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      return Verdict.of(Texts.of(output).contains(text) == wanted);
    }
  }

  record Equal(String text) implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      return Verdict.of(Texts.of(output).equals(text));
    }
  }

  record Length(int least, int most) implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      int length = Texts.of(output).length();
      return Verdict.of(length >= least && length <= most);
    }
  }

  record Matches(String glob) implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      return Verdict.of(Glob.matches(glob, Texts.of(output)));
    }
  }

  record Json() implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      if (!output.isString()) {
        return Verdict.PASSED;
      }
      try {
        Codec.parse(output.stringValue());
        return Verdict.of(!output.stringValue().isBlank());
      } catch (JacksonException e) {
        return Verdict.FAILED;
      }
    }
  }

  record ForPeople() implements Criterion {
    @Override
    public Verdict check(JsonNode output) {
      return Verdict.UNCHECKED;
    }
  }

  static Criterion of(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
    if (word.equals("json") && rest.isEmpty()) {
      return new Json();
    }
    if (rest.isEmpty()) {
      return new ForPeople();
    }
    Criterion known = known(word, rest);
    return known == null ? new ForPeople() : known;
  }

  private static @Nullable Criterion known(String word, String rest) {
    return switch (word) {
      case "contains" -> new Contains(rest, true);
      case "not contains" -> new Contains(rest, false);
      case "equals" -> new Equal(rest);
      case "matches" -> new Matches(rest);
      case "min_length" -> rest.matches("\\d{1,9}")
          ? new Length(Integer.parseInt(rest), Integer.MAX_VALUE) : null;
      case "max_length" -> rest.matches("\\d{1,9}") ? new Length(0, Integer.parseInt(rest)) : null;
      default -> null;
    };
  }
}
