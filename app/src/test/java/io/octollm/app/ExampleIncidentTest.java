package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle among the examples: the launcher's training run replays it, and it is a regression test. */
class ExampleIncidentTest {
  private static final String BUNDLE = "../examples/incident.zip";

  @Incident(BUNDLE)
  void isDecidedAsItWas() {}

  @Test
  void itsCoderMakesTheSameOfWhatTheModelSaid() {
    CommandRun replay = CommandRun.of("incident", "replay", BUNDLE, "--arm", "coder");

    assertThat(replay.exit()).as(replay::out).isZero();
    assertThat(replay.out()).startsWith("identical: 3 attempts of the coder");
  }

  @Test
  void aFileThatIsNoBundleKeepsNoOtherFromBeingReplayed(@TempDir Path folder) throws IOException {
    String broken = Files.writeString(folder.resolve("broken.zip"), "no zip at all").toString();

    CommandRun replay = CommandRun.of("incident", "replay", broken, BUNDLE);

    assertThat(replay.exit()).isEqualTo(3);
    assertThat(replay.out()).contains(broken + ": not reproducible: the file is no zip archive\n")
        .contains(BUNDLE + ": identical: ");
  }
}
