package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command of a runbook is one that the command line takes. */
class RunbooksTest {
  private static final String COMMAND = "    ./octollm ";

  static List<Path> runbooks() throws IOException {
    try (var files = Files.list(Path.of("../ops/runbooks"))) {
      return files.sorted().toList();
    }
  }

  private static List<String> commands(Path runbook) {
    try {
      return Files.readAllLines(runbook).stream().filter(line -> line.startsWith(COMMAND))
          .map(line -> line.substring(COMMAND.length())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void everyCommandIsTaken(Path runbook) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Shell shell = new Shell(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of(),
        Path.of("target"), false);

    assertThat(commands(runbook)).isNotEmpty().allSatisfy(command ->
        assertThatCode(() -> OctoLlm.commandLine(shell)
            .parseArgs(command.replace("\"Say hello\"", "hello").split(" "))).doesNotThrowAnyException());
  }
}
