package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy file that does not fit refuses the start, and says where and why. */
class PolicyStartTest {
  private static final String HMAC =
      "{\"format\":1,\"version\":\"mine-1\",\"types\":{\"EMAIL\":\"hmac\"}}";

  @TempDir Path folder;

  private CommandRun up(Map<String, String> environment, String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "up";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return CommandRun.with("", environment, folder, arguments);
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("policy.json"), json);
  }

  private static void refused(CommandRun run, String... parts) {
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(parts);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "{\"format\":1,/\"version\":\"a\",/\"types\":{\"EMIAL\":\"mask\"}} | line 3, types.EMIAL: there is no such type, the nearest is EMAIL",
      "{\"format\":1,/\"version\":\"a\",\"types\":{\"EMAIL\":\"hide\"}} | line 2, types.EMAIL: an action must be one of allow, redact, mask, hmac, drop, block",
      "{\"format\":1,\"version\":\"a\",/\"levels\":{\"sure\":\"mask\"}} | line 2, levels.sure: there is no such level",
      "{\"format\":1,/\"format\":1} | line 2, format: this name stands twice",
      "{\"version\":\"a\"} | line 1: the policy has no format; add",
      "{\"format\":1} | line 1: the policy has no version; add",
      "{\"format\":2,\"version\":\"a\"} | line 1, format: format 2 is newer than this program",
      "types: mask | line 1: this is no JSON",
      "~~ | line 1: the file is empty; begin with"})
  void aFileThatDoesNotFitIsRefusedWithItsLineAndTheFix(String json, String problem) throws IOException {
    Path file = file(json.replace("/", "\n"));

    refused(up(Map.of("OCTOLLM_REFLEX_POLICY", file.toString())),
        "reflex.policy (OCTOLLM_REFLEX_POLICY), from OCTOLLM_REFLEX_POLICY, policy.json " + problem);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    refused(up(Map.of(), "--policy", folder.resolve("none.json").toString()),
        "reflex.policy (OCTOLLM_REFLEX_POLICY), given as a flag, must name a policy file:"
            + " there is none of that name");
  }

  @Test
  void aFolderIsRefused() {
    refused(up(Map.of(), "--policy", folder.toString()), "must name a policy file: it is a folder");
  }

  @Test
  void aFileOverOneMebibyteIsRefused() throws IOException {
    refused(up(Map.of(), "--policy", file(" ".repeat((1 << 20) + 1)).toString()), "at most 1 MiB");
  }

  @Test
  void thePathItselfIsNotPrintedForItMayBeASecretUnderTheWrongName() {
    CommandRun run = up(Map.of("OCTOLLM_REFLEX_POLICY", "hush-hush"));

    refused(run, "there is none of that name");
    assertThat(run.err()).doesNotContain("hush");
  }

  @Test
  void hmacWithoutAKeyIsRefused() throws IOException {
    refused(up(Map.of(), "--policy", file(HMAC).toString()),
        "secret-key (OCTOLLM_SECRET_KEY) must be set", "the policy uses hmac");
  }

  @Test
  void aShortKeyIsRefusedAndNotPrinted() throws IOException {
    CommandRun run = up(Map.of("OCTOLLM_SECRET_KEY", "hush"), "--policy", file(HMAC).toString());

    refused(run, "secret-key (OCTOLLM_SECRET_KEY), from OCTOLLM_SECRET_KEY, must be a secret of 16 bytes");
    assertThat(run.err()).doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "run", "demo", "incident export", "incident replay", "arm run", "topology"})
  void theHelpOfWhatFiltersNamesTheSetting(String verb) {
    CommandRun run = CommandRun.of((verb + " --help").split(" "));

    assertThat(run.out()).contains("--policy=FILE").containsIgnoringWhitespaces("OCTOLLM_REFLEX_POLICY");
  }

  @Test
  void scanGoesByTheDefaultWhateverTheSetting() throws IOException {
    CommandRun run = CommandRun.with("{\"id\":1,\"text\":\"mail jane.roe@example.org\"}\n",
        Map.of("OCTOLLM_REFLEX_POLICY", file(HMAC).toString()), folder, "reflex", "scan");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("mail <EMAIL_1>");
  }

  @Test
  void anArmThatRunsAloneGoesByThePolicy() {
    CommandRun run = CommandRun.with("", Map.of("OCTOLLM_SECRET_KEY", "a secret for this test"), folder,
        "arm", "run", "guardian", "../examples/assignments/guardian.json", "--policy",
        "../examples/policy.json");

    assertThat(run.out()).containsPattern("<EMAIL:[a-p]{16}>").doesNotContain("jane");
  }
}
