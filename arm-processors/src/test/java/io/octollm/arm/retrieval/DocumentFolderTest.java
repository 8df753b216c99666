package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.retrieval.DocumentFolder.Skipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFolderTest {
  @TempDir Path folder;

  @Test
  void fileThatCannotBeLookedAtIsNotGone() throws Exception {
    Files.writeString(folder.resolve("a.md"), "x");
    var found = new DocumentFolder(folder, List.of(folder.resolve("a.md")),
        List.of(new Skipped("locked", "unreadable"), new Skipped("large.txt", "too_large")));

    assertThat(List.of("a.md", "large.txt", "locked/b.md", "locked/c/d.md")).allMatch(found::mayHold);
    assertThat(List.of("b.md", "lock", "lockedx/b.md", "a\0b.md")).noneMatch(found::mayHold);
  }
}
