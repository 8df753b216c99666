package io.octollm.app.config;

import static io.octollm.app.config.Given.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.arm.ExecutorSettings;
import io.octollm.command.CommandLimits;
import io.octollm.command.SandboxChoice;
import io.octollm.fetch.IpRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorSettingTest {
  @Test
  void executorIsReadWithItsLimitsHostsAndCommands() throws Exception {
    Map<String, String> flags = Map.of("executor.sandbox", "unsandboxed", "executor.timeout", "5s",
        "executor.memory-mib", "256", "executor.http-hosts", "example.org, *.example.net:8443",
        "executor.http-private", "10.1.2.0/24,fd12::/48", "executor.http-max-bytes", "1000",
        "executor.commands", "../examples/commands.json");

    ExecutorSettings read = Configuration.read(sources(flags, Map.of(), Map.of())).executor();

    assertThat(read.commands().sandbox()).isEqualTo(SandboxChoice.UNSANDBOXED);
    assertThat(read.commands().added()).containsOnlyKeys("python3", "xmllint");
    assertThat(read.commands().limits()).isEqualTo(new CommandLimits(Duration.ofSeconds(5), 10, 256, 16, 64));
    assertThat(read.fetch().hosts().isEmpty()).isFalse();
    assertThat(read.fetch().inside()).containsExactly(IpRange.parse("10.1.2.0/24"), IpRange.parse("fd12::/48"));
    assertThat(read.fetch().maxBytes()).isEqualTo(1000);
    assertThat(Files.readString(Path.of("../ops/executor.md")))
        .contains("```json\n" + Files.readString(Path.of("../examples/commands.json")) + "```");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "executor.sandbox=off | must be one of auto, bubblewrap, unsandboxed",
      "executor.http-hosts=https://example.org | must be names parted by commas",
      "executor.http-hosts=example.org, | must be names parted by commas",
      "executor.http-hosts=* | must be names parted by commas",
      "executor.http-private=10.0.0.0/40 | must be ranges of addresses",
      "executor.http-private=localhost/8 | must be ranges of addresses",
      "executor.http-max-bytes=1000000 | must be a whole number",
      "executor.processes=1 | must be a whole number",
      "executor.commands=none.json | must name a file of commands: there is none of that name",
      "executor.commands=../examples/prices.json | there is no such field as one of it"})
  void executorThatDoesNotFitIsRefused(String flag, String problem) {
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of(flag.split("=")[0], flag.split("=")[1]), Map.of(), Map.of())))
        .hasMessageStartingWith("1 setting is wrong: executor.").hasMessageContaining(problem);
  }

  /** Each key of the page is one that is read, and each that is read stands there, with its default. */
  @Test
  void settingsOfThePageAboutTheExecutorAreThoseThatAreRead() throws Exception {
    Set<String> listed = Given.keysOfPage("executor.md", "executor.");
    SettingReader from = new SettingReader(sources(Map.of(), Map.of(), Map.of()));

    assertThat(ExecutorSetting.read(from)).isEqualTo(ExecutorSettings.DEFAULT);
    assertThat(from.known()).containsExactlyElementsOf(listed);
  }
}
