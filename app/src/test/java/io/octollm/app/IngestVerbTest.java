package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ingest says before it talks to anybody. */
class IngestVerbTest {
  @TempDir Path folder;

  @Test
  void folderThatIsMistypedNamesTheNearest() throws IOException {
    Files.createDirectories(folder.resolve("docs"));

    CommandRun run = ingest("dcos");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).isEqualTo(
        "octollm: " + folder.resolve("dcos") + " is no folder, the nearest is docs\n");
  }

  @Test
  void folderWithoutDocumentsSaysWhatADocumentIsCalled() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("pictures")).resolve("a.png"), "x");

    CommandRun run = ingest("pictures");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("there are no documents in", ".md, ", ".adoc");
  }

  @Test
  void folderWithNothingButAFileThatIsTooLargeNamesIt() throws IOException {
    Path large = Files.createDirectories(folder.resolve("docs")).resolve("large.txt");
    Files.writeString(large, "x".repeat(1024 * 1024 + 1));

    assertThat(ingest("docs").err()).contains("1 were skipped, the first is large.txt: too_large");
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Files.writeString(folder.resolve("a.md"), "x");

    assertThat(ingest("a.md").err()).contains("is a file; name the folder that it lies in");
  }

  @Test
  void whereNoPipelineRunsTheWayToOneIsNamed() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("docs")).resolve("a.md"), "x");

    CommandRun run = ingest("docs");

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(run.err()).contains("no pipeline runs in", "octollm up");
  }

  @Test
  void nothingOrBothAtOnceIsNoOrder() {
    assertThat(CommandRun.of("ingest").err()).contains("either a folder or what to --delete");
    assertThat(CommandRun.of("ingest", "docs", "--delete", "a").exit()).isEqualTo(Exit.USAGE);
  }

  private CommandRun ingest(String name) throws IOException {
    return CommandRun.with("", Map.of("OCTOLLM_DATA_DIR", folder.resolve("data").toString()), folder,
        "ingest", folder.resolve(name).toString());
  }
}
