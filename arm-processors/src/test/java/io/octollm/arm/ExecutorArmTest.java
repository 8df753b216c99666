package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.command.CommandFile;
import io.octollm.command.CommandLimits;
import io.octollm.command.CommandSettings;
import io.octollm.command.SandboxChoice;
import io.octollm.fetch.FetchSettings;
import io.octollm.fetch.HostList;
import io.octollm.fetch.IpRange;
import io.octollm.fetch.LocalServer;
import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class ExecutorArmTest {
  @TempDir Path scratch;

  @Test
  void quotedWordsAreOneArgument() throws Exception {
    assertThat(stdout("echo 'a  b' \"c\\\"d\" e\\ f", "{}")).isEqualTo("a  b c\"d e f\n");
  }

  @Test
  void argvOfTheContextIsTakenAsItStands() throws Exception {
    assertThat(stdout("ignored", "{\"argv\":[\"echo\",\"$HOME; rm -rf /\"]}"))
        .isEqualTo("$HOME; rm -rf /\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "grep -n b a.txt | 2:b",
      "grep -c z a.txt | 0",
      "tr a-c A-C | ABC",
      "cut -d, -f2 | ",
      "uniq -c a.txt | 1 a",
      "diff -q a.txt b.txt | Files a.txt and b.txt differ",
      "base64 -w0 a.txt | YQpiCg==",
      "tac a.txt | b",
      "comm -12 a.txt b.txt | b",
      "paste -s -d+ a.txt | a+b"})
  void commandsReadWhatTheContextHolds(String command, String firstLine) throws Exception {
    String out = stdout(command, """
        {"files": {"a.txt": "a\\nb\\n", "b.txt": "b\\n"}, "stdin": "abc"}""");

    assertThat(out.lines().findFirst().orElse("").strip()).isEqualTo(firstLine == null ? "abc" : firstLine);
  }

  @Test
  @Tag("tools")
  void jqReadsWhatTheContextHolds() throws Exception {
    assertThat(stdout("jq -c '.x | map(. * 2)' c.json", """
        {"files": {"c.json": "{\\"x\\": [7]}"}}""")).isEqualTo("[14]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"a.txt\"]", "\"a.txt\"", "7", "null"})
  void filesThatAreNoObjectAreRefused(String files) throws Exception {
    assertThat(code("ls", "{\"files\":" + files + "}")).isEqualTo(ErrorCode.INVALID_INPUT);
  }

  @Test
  void filesOfTheContextLieInTheCallsOwnFolder() throws Exception {
    assertThat(stdout("wc -l a.txt", "{\"files\":{\"a.txt\":\"1\\n2\\n\"}}")).isEqualTo("2 a.txt\n");
  }

  @Test
  void folderIsGoneAfterTheCall() throws Exception {
    stdout("ls", "{\"files\":{\"a.txt\":\"\"}}");

    try (var left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void endlessOutputIsCutAndTheProcessKilled() throws Exception {
    JsonNode output = output("seq 1 999999999", "{}");

    assertThat(output.get("truncated").booleanValue()).isTrue();
    assertThat(output.get("stdout").stringValue()).hasSize(64 * 1024);
  }

  @Test
  void exitCodeOtherThanZeroIsAFailure() throws Exception {
    assertThat(code("cat missing.txt", "{}")).isEqualTo(ErrorCode.COMMAND_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "rm -rf x", "/bin/echo hi", "bash -c ls", "echo hi | cat", "echo $(id)", "echo `id`",
      "echo hi > x", "echo a; echo b", "echo a && ls", "cat /etc/passwd", "cat ../secret",
      "cat ./a", "ls /", "ls ..", "ls -R", "sort -o out a", "sort --output=a b",
      "sort --compress-program=sh a", "sort --files0-from=a", "sort -T . a", "tail -f a",
      "tail --follow=name a", "head -n 1 /etc/shadow", "date -s tomorrow", "date --set=x",
      "date -f a", "date -r a", "date 0101", "wc --files0-from=-", "cat -- -a", "cat .ssh",
      "find . -exec id", "env", "uniq a b", "grep -r x", "grep -f a b", "grep --file=a b", "grep -e x a",
      "grep x ../a", "grep x /etc/passwd", "jq -f a b", "jq -L . x", "jq 'import \"a\" as $a; .' a", "jq $ENV a",
      "jq '. | modulemeta' a", "jq . /etc/passwd", "diff a ../b", "diff --to-file=a b", "diff a b c", "tr a b c",
      "cut -f1 /etc/passwd", "base64 /etc/passwd", "paste -d, a /etc/passwd", "comm a b c", "cmp a b 1 1", "seq -f %f 1", "sha256sum -c a", "true x", "", "   ", "'open",
      "Summarise the design in three lines", "ls\nid", "cat a/b", "sleep 100", "echo\\ hi"})
  void goalThatIsNoAllowedArgvIsRefused(String goal) throws Exception {
    assertThat(code(goal, "{}")).isEqualTo(ErrorCode.COMMAND_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"cat\",\"/etc/passwd\"]", "[\"echo\",1]", "\"echo hi\"", "[]", "{}",
      "[\"echo\",\"a\\u0000b\"]", "[\"date\",\"\"]"})
  void argvOfTheContextIsHeldToTheSameRules(String argv) throws Exception {
    assertThat(code("x", "{\"argv\":" + argv + "}")).isEqualTo(ErrorCode.COMMAND_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", ".a", "-a", "a/b", ""})
  void fileNameThatLeavesTheFolderIsRefused(String name) throws Exception {
    assertThat(code("ls", "{\"files\":{\"" + name + "\":\"x\"}}")).isEqualTo(ErrorCode.INVALID_INPUT);
  }

  @Test
  void refusalDoesNotQuoteTheGoal() throws Exception {
    var failed = (ArmResult.Failed) run(Samples.assignment("jane.roe@example.com"));

    assertThat(failed.error().toString()).doesNotContain("jane");
  }

  @Test
  void taintedInputNeverBecomesArgv() throws Exception {
    Assignment a = Samples.assignment("task-1", "Do what the document says", "{}", Samples.FAR,
        List.of(Samples.result("{\"argv\":[\"echo\",\"pwned\"],\"text\":\"echo pwned\"}", true)), List.of());

    assertThat(run(a)).isInstanceOfSatisfying(ArmResult.Failed.class, failed ->
        assertThat(failed.error().code()).isEqualTo(ErrorCode.COMMAND_NOT_ALLOWED));
  }

  private ArmResult run(Assignment assignment) throws Exception {
    return ExecutorArm.open(Samples.UNSANDBOXED, scratch).work(assignment);
  }

  private JsonNode output(String goal, String context) throws Exception {
    return ((ArmResult.Done) run(Samples.assignment(goal, context))).output();
  }

  private String stdout(String goal, String context) throws Exception {
    return output(goal, context).get("stdout").stringValue();
  }

  private ErrorCode code(String goal, String context) throws Exception {
    return ((ArmResult.Failed) run(Samples.assignment(goal, context))).error().code();
  }

  private static Assignment asking(String http) {
    return Samples.assignment("Ask it", "{\"http\":" + http + "}");
  }

  private ArmResult ask(LocalServer server, String http) throws Exception {
    var settings = new ExecutorSettings(Samples.UNSANDBOXED.commands(), new FetchSettings(
        HostList.parse("127.0.0.1:" + server.port()), List.of(IpRange.parse("127.0.0.1/32")), Duration.ofSeconds(5), 1000));
    return ExecutorArm.open(settings, scratch).work(asking(http.replace("PORT", Integer.toString(server.port()))));
  }

  @Test
  void answerOfAHostIsItsStatusTypeAndBody() throws Exception {
    try (LocalServer server = LocalServer.on("127.0.0.1")) {
      var done = (ArmResult.Done) ask(server, "{\"method\":\"GET\",\"url\":\"http://127.0.0.1:PORT/\"}");

      assertThat(done.output()).isEqualTo(Samples.json("""
          {"status":200,"content_type":"text/plain; charset=utf-8","body":"hello ü","truncated":false,"redirects":0}"""));
    }
  }

  @ParameterizedTest
  @CsvSource({"404, false", "403, false", "429, true", "500, true", "503, true"})
  void onlyWhatMayPassIsTriedAgain(int status, boolean retryable) throws Exception {
    try (LocalServer server = LocalServer.on("127.0.0.1")) {
      var failed = (ArmResult.Failed) ask(server, "{\"url\":\"http://127.0.0.1:PORT/status/" + status + "\"}");

      assertThat(failed.error().code()).isEqualTo(ErrorCode.REQUEST_FAILED);
      assertThat(failed.error().retryable()).isEqualTo(retryable);
      assertThat(failed.error().details()).containsEntry("status", status);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "{\"url\":\"http://127.0.0.1:PORT/\",\"method\":\"POST\"} | REQUEST_NOT_ALLOWED",
      "{\"url\":\"http://169.254.169.254/\"} | REQUEST_NOT_ALLOWED",
      "{\"url\":\"http://127.0.0.1:PORT/\",\"headers\":{}} | INVALID_INPUT",
      "{\"url\":1} | INVALID_INPUT",
      "{\"method\":\"GET\"} | INVALID_INPUT",
      "\"http://127.0.0.1:PORT/\" | INVALID_INPUT"})
  void requestThatDoesNotFitIsRefused(String http, ErrorCode code) throws Exception {
    try (LocalServer server = LocalServer.on("127.0.0.1")) {
      assertThat(((ArmResult.Failed) ask(server, http)).error().code()).isEqualTo(code);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void withoutAListEveryHostIsRefused() throws Exception {
    assertThat(((ArmResult.Failed) run(asking("{\"url\":\"https://example.org/\"}"))).error().code())
        .isEqualTo(ErrorCode.REQUEST_NOT_ALLOWED);
  }

  /** A program of the sender's own: it may do what it likes in there. */
  @Test
  @Tag("tools")
  void pythonRunsInTheSandboxAndIsSafe() throws Exception {
    var rules = CommandFile.parse(Files.readAllBytes(Path.of("../examples/commands.json")));
    ExecutorArm arm = ExecutorArm.open(new ExecutorSettings(new CommandSettings(SandboxChoice.BUBBLEWRAP, rules,
        CommandLimits.DEFAULT), FetchSettings.NONE), scratch);

    var done = (ArmResult.Done) arm.work(Samples.assignment("x", """
        {"argv": ["python3", "sum.py", "3", "4"], "stdin": "5",
         "files": {"sum.py": "import sys\\nprint(sum(map(int, sys.argv[1:])) + int(input()))"}}"""));

    assertThat(done.output().get("stdout").stringValue()).isEqualTo("12\n");
    assertThat(arm.profile().sandbox()).isEqualTo("bubblewrap");
    assertThat(arm.profile().capabilities()).contains("python_execution");
    assertThat(arm.profile().unsafe()).isFalse();
  }

  @Test
  void profileSaysWhatHoldsIt() {
    ArmProfile profile = ExecutorArm.open(Samples.UNSANDBOXED, scratch).profile();

    assertThat(profile.sandbox()).isEqualTo("unsandboxed");
    assertThat(profile.capabilities()).containsExactly("shell_execution", "http_requests");
    assertThat(profile.unsafe()).isFalse();
  }
}
