package io.octollm.arm;

import io.octollm.arm.code.Syntax;
import io.octollm.arm.code.SyntaxCheck;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A criterion in the small grammar that a rule can check:
 *
 * <pre>
 * contains: TEXT       not contains: TEXT     equals: TEXT
 * contains_any: TEXT | TEXT                   (one of them at least)
 * min_length: N        max_length: N          (characters)
 * matches: GLOB        (* any text, ? one character, over the whole text)
 * json                 (the output is JSON, or a text that is or holds in its one block such)
 * json_path: POINTER   json_path: POINTER = TEXT  (RFC 6901, as /items/0/name: it is there, and equals)
 * number: A to B       number POINTER: A to B (the output, or what stands there, is one from A to B)
 * compiles             (no block of code has broken syntax, and one was checked at least)
 * no_pii               (the filter's policy finds nothing to take out, and took nothing out)
 * </pre>
 *
 * <p>An answer in words is held to them by its words. Key words are read in any letter case, texts are
 * compared exactly. Anything else is left unchecked. Checking takes time in proportion to the text, but
 * for a glob (text times pattern).
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

  /** What some criteria are checked by. */
  record Means(Syntax syntax, TextScan scan) {}

  Verdict check(Answer answer, Means means) throws InterruptedException;

  record Contains(String text, boolean wanted) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      return Verdict.of(answer.text().contains(text) == wanted);
    }
  }

  record ContainsAny(List<String> texts) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      String text = answer.text();
      return Verdict.of(texts.stream().anyMatch(text::contains));
    }
  }

  record Equal(String text) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      return Verdict.of(answer.text().equals(text));
    }
  }

  record Length(int least, int most) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      int length = answer.text().length();
      return Verdict.of(length >= least && length <= most);
    }
  }

  record Matches(String glob) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      return Verdict.of(Glob.matches(glob, answer.text()));
    }
  }

  record Json() implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      return Verdict.of(answer.json().isPresent());
    }
  }

  /** A place in JSON; {@code text} is null when something must be there and no more. */
  record JsonPath(JsonPointer pointer, @Nullable String text) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      Optional<JsonNode> there = answer.json().map(json -> json.at(pointer)).filter(node -> !node.isMissingNode());
      return Verdict.of(there.isPresent() && (text == null || Texts.of(there.get()).equals(text)));
    }
  }

  /** A number between two others, both included; {@code pointer} is empty for the output itself. */
  record Between(JsonPointer pointer, BigDecimal least, BigDecimal most) implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      Optional<BigDecimal> number =
          answer.json().map(json -> json.at(pointer)).flatMap(node -> Numbers.read(Texts.of(node)));
      return Verdict.of(number.isPresent()
          && number.get().compareTo(least) >= 0 && number.get().compareTo(most) <= 0);
    }
  }

  record Compiles() implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) throws InterruptedException {
      return switch (SyntaxCheck.worst(answer.text(), means.syntax())) {
        case OK -> Verdict.PASSED;
        case ERROR -> Verdict.FAILED;
        case UNCHECKED -> Verdict.UNCHECKED;
      };
    }
  }

  /** Outputs come to a judge through the filter, so that its tokens tell as much as the values themselves. */
  record NoPii() implements Criterion {
    private static final Pattern TOKEN = Pattern.compile("<[A-Z][A-Z_]{1,30}(?:_\\d{1,6}|:[a-p]{16})>");

    @Override
    public Verdict check(Answer answer, Means means) {
      String text = answer.text();
      return Verdict.of(!TOKEN.matcher(text).find()
          && means.scan().scan(text).spots().stream().allMatch(TextScan.Spot::allowed));
    }
  }

  record ForPeople() implements Criterion {
    @Override
    public Verdict check(Answer answer, Means means) {
      return Verdict.UNCHECKED;
    }
  }

  static Criterion of(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
    Criterion known = rest.isEmpty() ? bare(word) : known(word, rest);
    if (known == null && colon >= 0 && word.startsWith("number ")) {
      // A pointer is read as it is written.
      known = between(text.substring(0, colon).strip().substring("number ".length()).strip(), rest);
    }
    return known == null ? new ForPeople() : known;
  }

  private static @Nullable Criterion bare(String word) {
    return switch (word) {
      case "json" -> new Json();
      case "compiles" -> new Compiles();
      case "no_pii" -> new NoPii();
      default -> null;
    };
  }

  private static @Nullable Criterion known(String word, String rest) {
    return switch (word) {
      case "contains" -> new Contains(rest, true);
      case "not contains" -> new Contains(rest, false);
      case "contains_any" -> any(rest);
      case "equals" -> new Equal(rest);
      case "matches" -> new Matches(rest);
      case "min_length" -> rest.matches("\\d{1,9}")
          ? new Length(Integer.parseInt(rest), Integer.MAX_VALUE) : null;
      case "max_length" -> rest.matches("\\d{1,9}") ? new Length(0, Integer.parseInt(rest)) : null;
      case "json_path" -> path(rest);
      case "number" -> between("", rest);
      default -> null;
    };
  }

  private static @Nullable Criterion any(String rest) {
    List<String> texts = Arrays.stream(rest.split("\\|")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    return texts.isEmpty() ? null : new ContainsAny(texts);
  }

  private static @Nullable Criterion path(String rest) {
    String[] parts = rest.split("=", 2);
    JsonPointer pointer = pointer(parts[0].strip());
    return pointer == null ? null : new JsonPath(pointer, parts.length == 1 ? null : parts[1].strip());
  }

  private static @Nullable Criterion between(String pointer, String rest) {
    Matcher range = Pattern.compile("(-?[\\d.]{1,30})\\s+to\\s+(-?[\\d.]{1,30})").matcher(rest);
    JsonPointer place = pointer(pointer);
    if (!range.matches() || place == null) {
      return null;
    }
    Optional<BigDecimal> least = Numbers.read(range.group(1));
    Optional<BigDecimal> most = Numbers.read(range.group(2));
    return least.isPresent() && most.isPresent() ? new Between(place, least.get(), most.get()) : null;
  }

  private static @Nullable JsonPointer pointer(String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException | JacksonException e) {
      return null;
    }
  }
}
