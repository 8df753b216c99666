package io.octollm.arm.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.code.Syntax.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SyntaxCheckTest {
  private static final Syntax SYNTAX = new SyntaxCheck();

  static Stream<Arguments> inProcess() {
    return Stream.of(
        Arguments.of("java", "class A { int x = 1; }", "class A {\n  int x = ;\n}", "line 2"),
        Arguments.of("java", "static int two() { return 2; }", "static int two() { return 2 }", "line 1"),
        Arguments.of("java", "var x = List.of(1);\nx.forEach(System.out::println);", "var x = (1;", "line 1"),
        Arguments.of("json", "{\"a\": [1, 2]}", "{\n\"a\": [1, 2}", "line 2"),
        Arguments.of("json", "7", " ", "line 1"),
        Arguments.of("xml", "<a><b/></a>", "<a>\n<b></a>", "line 2"),
        Arguments.of("yaml", "a:\n  - b: 1\n", "a: [1, 2\nb: }", "line "),
        Arguments.of("properties", "a = b\\u0041", "a = b\\u00", "an escape"));
  }

  static Stream<Arguments> byTools() {
    return Stream.of(
        Arguments.of("python", "def f(x):\n  return x\n", "def f(x):\nreturn x\n", "line 2"),
        Arguments.of("javascript", "const f = x => x;\n", "const f = ;\n", "line 1"),
        Arguments.of("javascript", "import a from 'a';\nexport default a;\n", "import a from;\n", "line 1"),
        Arguments.of("bash", "for i in 1 2; do echo \"$i\"; done\n", "for i in 1 2; do\necho\n", "line "));
  }

  @ParameterizedTest
  @MethodSource("inProcess")
  void soundCodePassesAndBrokenCodeIsNamedByItsLine(
      String language, String sound, String broken, String where) throws Exception {
    assertThat(SYNTAX.check(language, sound)).isEqualTo(Syntax.Found.OK);
    assertThat(SYNTAX.check(language, broken).state()).isEqualTo(State.ERROR);
    assertThat(SYNTAX.check(language, broken).errors()).isNotEmpty().first().asString().startsWith(where);
  }

  @ParameterizedTest
  @MethodSource("byTools")
  @Tag("tools")
  void toolOfTheSystemReadsAndSaysWhere(String language, String sound, String broken, String where)
      throws Exception {
    soundCodePassesAndBrokenCodeIsNamedByItsLine(language, sound, broken, where);
  }

  /**
   * A program that did anything would end the tool with another code, print, or write the file. Where the
   * tool is, it is sound; where not, it is unchecked like any other.
   */
  @ParameterizedTest
  @MethodSource("byTools")
  void toolRunsNothing(String language, String sound, String broken, String where, @TempDir Path folder)
      throws Exception {
    Path trace = folder.resolve("trace");
    String program = switch (language) {
      case "python" -> "open('" + trace + "', 'w').close()\nraise SystemExit(3)\n";
      case "javascript" -> "require('fs').writeFileSync('" + trace + "', '');process.exit(3)\n";
      default -> "touch " + trace + "; exit 3\n";
    };

    State state = SYNTAX.check(language, program).state();

    assertThat(trace).doesNotExist();
    assertThat(state).isEqualTo(SYNTAX.check(language, sound).state()).isNotEqualTo(State.ERROR);
  }

  @Test
  void languageThatNobodyKnowsIsUnchecked() throws Exception {
    assertThat(SYNTAX.check("cobol", "MOVE")).isEqualTo(Syntax.Found.UNCHECKED);
    assertThat(SYNTAX.check("java", "x".repeat(Syntax.MAX_CHARACTERS + 1))).isEqualTo(Syntax.Found.UNCHECKED);
  }

  @Test
  void absentToolLeavesItsLanguageUnchecked() throws Exception {
    var absent = new ToolSyntax.Tool(List.of("no-such-tool"), List.of(), "a", "b", Pattern.compile("(x)"));

    assertThat(absent.open().check("x", "anything")).isEqualTo(Syntax.Found.UNCHECKED);
  }

  /** Such as a launcher that needs an environment, or a program that only bears the name. */
  @Test
  void toolThatTakesEverythingCountsAsAbsent() throws Exception {
    var blind = new ToolSyntax.Tool(List.of("true"), List.of(), "a", "b", Pattern.compile("(x)"));

    assertThat(blind.open().check("x", "anything")).isEqualTo(Syntax.Found.UNCHECKED);
  }

  @Test
  void toolThatIsLateTheFirstTimeIsAskedAgain(@TempDir Path folder) throws Exception {
    ToolSyntax tool = tool(folder, "if [ ! -e " + folder + "/late ]; then : > " + folder + "/late; exec sleep 60; fi",
        Duration.ofSeconds(3));

    Syntax.Found first = tool.check("x", "bad\n");
    Syntax.Found second = tool.check("x", "bad\n");

    assertThat(first).isEqualTo(Syntax.Found.UNCHECKED);
    assertThat(second.state()).isEqualTo(State.ERROR);
  }

  @Test
  @Timeout(30)
  void pipesThatSomebodyLeftBehindHoldsOpenAreNotWaitedFor(@TempDir Path folder) throws Exception {
    Syntax.Found found = tool(folder, "sleep 45 &", Duration.ofSeconds(10)).check("x", "bad\n");

    assertThat(found.state()).isEqualTo(State.ERROR);
  }

  /** A tool that takes nothing but one word. */
  private static ToolSyntax tool(Path folder, String first, Duration timeLimit) throws IOException {
    Path script = folder.resolve("tool");
    Files.writeString(script, "#!/bin/sh\n" + first + "\nread word; [ \"$word\" = good ] || { echo line 1; exit 1; }\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new ToolSyntax(new ToolSyntax.Tool(List.of(script.toString()), List.of(), "good\n", "bad\n",
        Pattern.compile("line (\\d)")), timeLimit);
  }

  @Test
  void javaThatIsNestedBeyondMeasureTakesNoStack() throws Exception {
    assertThat(SYNTAX.check("java", "int x = " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + ";"))
        .isEqualTo(Syntax.Found.UNCHECKED);
    assertThat(SYNTAX.check("java", "int x = " + "(".repeat(450) + "1" + ")".repeat(450) + ";"))
        .isEqualTo(Syntax.Found.OK);
  }

  @Test
  void javaThatIsOneLongChainTakesNoCall() throws Exception {
    String chain = "if (a) b(); else ".repeat(7_000) + "b();";
    String unary = "int x = " + "-".repeat(1) + "- ".repeat(60_000) + "1;";

    assertThat(List.of(SYNTAX.check("java", chain).state(), SYNTAX.check("java", unary).state()))
        .doesNotContain(State.ERROR);
    assertThat(SYNTAX.check("java", "int x = 1;")).isEqualTo(Syntax.Found.OK);
  }

  @Test
  void xmlReachesForNothingOutsideAndExpandsNothing() throws Exception {
    String outside = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>";
    String bomb = "<!DOCTYPE a [<!ENTITY b \"" + "b".repeat(99) + "\"><!ENTITY c \"" + "&b;".repeat(99)
        + "\">]><a/>";

    assertThat(SYNTAX.check("xml", outside)).isEqualTo(Syntax.Found.OK);
    assertThat(SYNTAX.check("xml", bomb)).isEqualTo(Syntax.Found.OK);
  }

  @Test
  void errorsAreFewAndShort() throws Exception {
    Syntax.Found found = SYNTAX.check("java", "class A { int x = ; }\n".repeat(100));

    assertThat(found.errors()).isNotEmpty().hasSizeLessThanOrEqualTo(Syntax.Found.MOST)
        .allSatisfy(error -> assertThat(error.length()).isLessThanOrEqualTo(200));
  }
}
