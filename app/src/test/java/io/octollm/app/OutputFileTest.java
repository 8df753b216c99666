package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is told before the work that would fill it. */
class OutputFileTest {
  @TempDir Path folder;

  @Test
  void foldersAndMissingFoldersAreNamed() {
    assertThatThrownBy(() -> OutputFile.of("--html", folder)).isInstanceOf(Failure.class)
        .hasMessage("--html names a folder: " + folder + "; name a file in it");
    Path lost = folder.resolve("no/such.md");
    assertThatThrownBy(() -> OutputFile.of("--out", lost)).isInstanceOf(Failure.class)
        .hasMessage("--out " + lost + " cannot be written: there is no folder " + folder.resolve("no"));
  }

  @Test
  void aBundleTakesThePlaceOfNothingButABundle() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "by hand");
    Path older = Files.writeString(folder.resolve("older.zip"), "PK and more");

    assertThatThrownBy(() -> OutputFile.ofBundle("--out", notes)).isInstanceOf(Failure.class)
        .hasMessage("--out " + notes + " is there and is no bundle: name another file");
    assertThat(OutputFile.ofBundle("--out", older).path()).isEqualTo(older);
    assertThat(OutputFile.ofBundle("--out", folder.resolve("new.zip")).path()).doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedWithTheFile() {
    OutputFile full = OutputFile.of("--html", Path.of("/dev/full"));

    assertThatThrownBy(() -> full.write("much")).isInstanceOf(Failure.class)
        .hasMessageStartingWith("--html /dev/full could not be written: ");
  }

  @Test
  void theVerbsSaySoBeforeTheyLookForAPipeline() {
    String lost = folder.resolve("no/such").toString();

    for (CommandRun run : new CommandRun[] {
        CommandRun.of("trace", "task-1", "--html", lost, "--data", folder.toString()),
        CommandRun.of("incident", "export", "task-1", "-o", lost, "--data", folder.toString()),
        CommandRun.of("incident", "report", "--since", "2026-01-01T00:00:00Z", "-o", lost, "--data",
            folder.toString())}) {
      assertThat(run.exit()).isEqualTo(Exit.USAGE);
      assertThat(run.err()).contains(lost + " cannot be written: there is no folder");
    }
  }
}
