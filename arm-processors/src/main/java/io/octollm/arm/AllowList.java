package io.octollm.arm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the executor may run, each with the only options it may have. They read, none
 * writes, none starts another program, and a path is a plain file name of the call's own folder.
 */
final class AllowList {
  private static final String NONE = "(?!)";
  private static final String FILE = "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}";
  private static final String NUMBER = "-?\\d{1,9}(\\.\\d{1,6})?";
  private static final Map<String, Rule> RULES = new TreeMap<>(Map.ofEntries(
      rule("cat", "-[nbsAET]{1,6}", FILE),
      rule("date", "-u|--utc|-I(date|hours|minutes|seconds|ns)?|\\+[^\\x00]{1,200}", NONE),
      rule("echo", NONE, "[^\\x00]*"),
      rule("head", "-[nc]|-[nc]?\\d{1,9}", FILE + "|\\d{1,9}"),
      rule("ls", "-[la1SrthF]{1,8}", FILE),
      rule("md5sum", NONE, FILE),
      rule("seq", "-w", NUMBER),
      rule("sha256sum", NONE, FILE),
      rule("sort", "-[nrufbdghV]{1,9}|-k\\d{1,4}(,\\d{1,4})?[nr]{0,2}|-t.", FILE),
      rule("tail", "-[nc]|-[nc]?\\d{1,9}", FILE + "|\\+?\\d{1,9}"),
      rule("true", NONE, NONE),
      rule("wc", "-[lwcmL]{1,5}", FILE)));

  /** Whole words: what may begin as an option, and what may stand as an operand. */
  private record Rule(Pattern option, Pattern operand) {}

  private AllowList() {}

  private static Map.Entry<String, Rule> rule(String command, String option, String operand) {
    return Map.entry(command, new Rule(Pattern.compile(option), Pattern.compile(operand)));
  }

  /** Why a command may not be run, without quoting it; null when it may. */
  static @Nullable String refusal(List<String> argv) {
    Rule rule = RULES.get(argv.getFirst());
    if (rule == null) {
      return "the command is not on the allow-list: " + String.join(", ", RULES.keySet());
    }
    for (int i = 1; i < argv.size(); i++) {
      String word = argv.get(i);
      if (!rule.operand().matcher(word).matches()
          && !rule.option().matcher(word).matches()) {
        return argv.getFirst() + ": argument " + i + " is not allowed; options are restricted and"
            + " files are plain names of the call's own folder";
      }
    }
    return null;
  }

  static List<String> commands() {
    return List.copyOf(RULES.keySet());
  }
}
