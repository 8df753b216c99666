package io.octollm.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules by which a goal becomes steps, and a step's words name a capability. */
final class GoalSplitter {
  private static final Pattern SEPARATOR = Pattern.compile(
      ";\\s*|\\r?\\n\\s*|[,.]?\\s+(?:and then|then|after that|afterwards|finally)[\\s,]+",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BULLET =
      Pattern.compile("^(?:\\d{1,2}[.)]|[-*•]|(?:first|finally|then|step \\d{1,2})[:,]?)\\s+",
          Pattern.CASE_INSENSITIVE);

  /** Words and what they ask for; the first rule with a word of the step decides. */
  private static final List<Rule> RULES = List.of(
      new Rule("secrets_detection", "secret", "credential", "api key", "password"),
      new Rule("pii_detection", "personal data", "pii", "redact", "privacy"),
      new Rule("test_generation", "write tests", "unit test", "test case"),
      new Rule("debugging", "debug", "fix the", "bug", "stack trace"),
      new Rule("refactoring", "refactor", "clean up the code"),
      new Rule("code_analysis", "explain the code", "analyze the code", "analyse the code", "what the code does"),
      new Rule("code_generation", "code", "implement", "function", "script", "class", "program"),
      new Rule("schema_validation", "schema"),
      new Rule("criteria_evaluation", "validate", "check", "verify", "judge", "review"),
      new Rule("http_requests", "fetch", "download", "url", "http", "https", "web page"),
      new Rule("keyword_search", "search", "find", "look up", "retrieve", "document", "cite"),
      new Rule("shell_execution", "run", "execute", "command"),
      new Rule("task_decomposition", "plan", "split", "break down"));
  private static final String OTHERWISE = "keyword_search";

  private record Rule(String capability, List<String> words) {
    Rule(String capability, String... words) {
      this(capability, List.of(words));
    }
  }

  private GoalSplitter() {}

  /** 1 to so many parts; what is beyond the last stays together in it. */
  static List<String> split(String goal, int most) {
    List<String> parts = new ArrayList<>();
    for (String part : SEPARATOR.split(goal, most)) {
      String bare = BULLET.matcher(part.strip()).replaceFirst("").strip();
      if (!bare.isEmpty()) {
        parts.add(bare);
      }
    }
    return parts.isEmpty() ? List.of(goal) : List.copyOf(parts);
  }

  /** @param idle capabilities of which the task does not say on what they should act; words alone do not */
  static String capability(String instruction, Set<String> idle) {
    String words = instruction.toLowerCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> !idle.contains(rule.capability()))
        .filter(rule -> rule.words().stream().anyMatch(word -> hasWord(words, word)))
        .map(Rule::capability)
        .findFirst()
        .orElse(OTHERWISE);
  }

  /** Every capability that a step may be given. */
  static List<String> capabilities() {
    return Stream.concat(RULES.stream().map(Rule::capability), Stream.of(OTHERWISE)).toList();
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetter(text.charAt(end)) || text.charAt(end) == 's')) {
        return true;
      }
    }
    return false;
  }
}
