package io.octollm.command;

import static io.octollm.command.CommandRule.FILE;
import static io.octollm.command.CommandRule.NONE;
import static io.octollm.command.CommandRule.TEXT;

import java.util.Map;

/**
 * The built-in commands, each with the only options it may have. They read, none writes, none starts
 * another program, none takes a path out of the call's folder: so they may run without a sandbox.
 */
final class ReadOnlyCommands {
  private static final String NUMBER = "-?\\d{1,9}(\\.\\d{1,6})?";

  /**
   * A filter of jq without a string and a variable: what reads a file there (import, include) takes its
   * name from a string. Nor may it ask for a module whose name is in its input.
   */
  private static final String JQ_FILTER = "(?!-)(?![^\"]*\\bmodulemeta\\b)[^\"$@\\\\]*";

  static final Map<String, CommandRule> RULES = Map.ofEntries(
      // No operand for its output, no name that it would look up.
      Map.entry("base64", CommandRule.of("-d|--decode|-i|-w\\d{1,4}", FILE).atMost(1)),
      Map.entry("cat", CommandRule.of("-[nbsAET]{1,6}", FILE)),
      Map.entry("cmp", CommandRule.of("-[bl]{1,2}", FILE).atMost(2).answers(1)),
      Map.entry("comm", CommandRule.of("-[123]{1,3}", FILE).atMost(2)),
      Map.entry("cut", CommandRule.of("-[bcf][\\d,-]{1,64}|-d.|-s|--complement", FILE)),
      Map.entry("date", CommandRule.of("-u|--utc|-I(date|hours|minutes|seconds|ns)?|\\+[^\\x00]{1,200}", NONE)),
      Map.entry("diff", CommandRule.of("-[uqsiwbBay]{1,9}|-U\\d{1,4}", FILE).atMost(2).answers(1)),
      Map.entry("echo", CommandRule.of(NONE, "[^\\x00]*")),
      Map.entry("fold", CommandRule.of("-[bs]{1,2}|-w\\d{1,6}", FILE)),
      // Not -e and -f, whose values are words of their own; not -r, which leaves the named files.
      Map.entry("grep", CommandRule.of("-[bcEFhHiLlnoqsvwxz]{1,16}|-[ABCm]\\d{1,6}", FILE).first(TEXT).answers(1)),
      Map.entry("head", CommandRule.of("-[nc]|-[nc]?\\d{1,9}", FILE + "|\\d{1,9}")),
      Map.entry("jq", CommandRule.of("-[aceMnRrSsj]{1,9}", FILE).first(JQ_FILTER)),
      Map.entry("ls", CommandRule.of("-[la1SrthF]{1,8}", FILE)),
      Map.entry("md5sum", CommandRule.of(NONE, FILE)),
      Map.entry("nl", CommandRule.of("-b[atn]|-w\\d{1,2}", FILE)),
      Map.entry("paste", CommandRule.of("-s|-d.{1,8}", FILE)),
      Map.entry("seq", CommandRule.of("-w", NUMBER)),
      Map.entry("sha256sum", CommandRule.of(NONE, FILE)),
      Map.entry("sort", CommandRule.of("-[nrufbdghV]{1,9}|-k\\d{1,4}(,\\d{1,4})?[nr]{0,2}|-t.", FILE)),
      Map.entry("tac", CommandRule.of(NONE, FILE)),
      Map.entry("tail", CommandRule.of("-[nc]|-[nc]?\\d{1,9}", FILE + "|\\+?\\d{1,9}")),
      Map.entry("tr", CommandRule.of("-[cCdst]{1,5}", TEXT).atMost(2)),
      Map.entry("true", CommandRule.of(NONE, NONE)),
      // Its second operand would be written to.
      Map.entry("uniq", CommandRule.of("-[cdDuiz]{1,6}|-[fsw]\\d{1,4}", FILE).atMost(1)),
      Map.entry("wc", CommandRule.of("-[lwcmL]{1,5}", FILE)));

  private ReadOnlyCommands() {}
}
