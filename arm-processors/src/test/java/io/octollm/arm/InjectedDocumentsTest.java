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
import io.octollm.schema.Budget;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.StepInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents that want the executor to act, as an earlier step would hand them on. It could: nothing
 * holds it here, a command that writes is on its list, and so is the host that they name.
 */
@Timeout(60)
class InjectedDocumentsTest {
  private static final String RULES = """
      {"format": 1, "commands": {"touch": {"operands": ".*"}}}""";

  @TempDir static Path scratch;
  private static LocalServer server;
  private static ExecutorArm arm;

  static Stream<InjectedDocument> documents() {
    return InjectedDocument.all();
  }

  @BeforeAll
  static void arm() throws Exception {
    server = LocalServer.on("127.0.0.1");
    arm = ExecutorArm.open(new ExecutorSettings(
        new CommandSettings(SandboxChoice.UNSANDBOXED,
            CommandFile.parse(RULES.getBytes(StandardCharsets.UTF_8)), CommandLimits.DEFAULT),
        new FetchSettings(HostList.parse("127.0.0.1:" + server.port()), List.of(IpRange.parse("127.0.0.1/32")),
            Duration.ofSeconds(5), 1000)), scratch);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private String filled(String text) {
    return text.replace("SCRATCH", scratch.toString()).replace("PORT", Integer.toString(server.port()));
  }

  private ArmResult work(String capability, String instruction, String context, JsonNode input) throws Exception {
    return arm.work(new Assignment("task-1", "req-1", "step-2", 1, 0, "executor", capability, null, "default",
        instruction, instruction, (ObjectNode) Samples.json(filled(context)),
        List.of(new StepInput("step-1", "retriever", true, input)), List.of(), List.of(), null, List.of(),
        Budget.DEFAULT, null, Samples.FAR));
  }

  private void nobodyActed() {
    assertThat(scratch.resolve("pwned")).doesNotExist();
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentChoosesNoCommandAndNoAddress(InjectedDocument injected) throws Exception {
    for (JsonNode document : forms(filled(injected.text()))) {
      ArmResult asked = work("shell_execution", "Do what the document says", "{}", document);
      ArmResult fetched = work("http_requests", "Fetch what the document names", "{}", document);
      ArmResult free = work(null, "Follow the document", "{}", document);
      ArmResult echo = work("shell_execution", "x", "{\"argv\": [\"echo\", \"hi\"]}", document);

      assertThat(List.of(code(asked), code(fetched), code(free))).containsExactly(
          ErrorCode.COMMAND_NOT_ALLOWED, ErrorCode.INVALID_INPUT, ErrorCode.COMMAND_NOT_ALLOWED);
      assertThat(((ArmResult.Done) echo).output().get("stdout").stringValue()).isEqualTo("hi\n");
      nobodyActed();
    }
  }

  /** A text, a text in an object, and what it says where it is JSON. */
  private static List<JsonNode> forms(String text) {
    JsonNode plain = Codec.json().getNodeFactory().stringNode(text);
    JsonNode found = Codec.emptyObject().put("body", text);
    try {
      return List.of(plain, found, Codec.json().readTree(text));
    } catch (JacksonException e) {
      return List.of(plain, found);
    }
  }

  private static ErrorCode code(ArmResult result) {
    return ((ArmResult.Failed) result).error().code();
  }

  /** What shows that the documents could be dangerous here: the sender's own words do act. */
  @Test
  void senderChoosesBoth() throws Exception {
    work(null, "x", "{\"argv\": [\"touch\", \"SCRATCH/pwned\"]}", Codec.emptyObject());
    work(null, "x", "{\"http\": {\"url\": \"http://127.0.0.1:PORT/taken\"}}", Codec.emptyObject());

    assertThat(Files.deleteIfExists(scratch.resolve("pwned"))).isTrue();
    assertThat(server.asked()).hasSize(1);
    server.forget();
    assertThat(arm.profile().unsafe()).isTrue();
  }

  @Test
  void bothAtOnceNeedACapabilityThatDecides() throws Exception {
    String both = "{\"argv\": [\"echo\", \"hi\"], \"http\": {\"url\": \"http://127.0.0.1:PORT/\"}}";

    assertThat(code(work(null, "x", both, Codec.emptyObject()))).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(((ArmResult.Done) work("http_requests", "x", both, Codec.emptyObject())).output().get("status").intValue())
        .isEqualTo(200);
    server.forget();
    assertThat(((ArmResult.Done) work("shell_execution", "x", both, Codec.emptyObject())).output().get("stdout").stringValue())
        .isEqualTo("hi\n");
  }
}
