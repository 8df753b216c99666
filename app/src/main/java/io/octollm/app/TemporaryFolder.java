package io.octollm.app;

import io.octollm.schema.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that is gone when its user is done. */
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);

  static TemporaryFolder create(String purpose) {
    try {
      return new TemporaryFolder(Files.createTempDirectory("octollm-" + purpose + "-"));
    } catch (IOException e) {
      throw Failure.unreachable("no temporary folder can be made: " + e.getClass().getSimpleName());
    }
  }

  /** What cannot be deleted stays and is told: the verb has done its work. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      log.atWarn().setMessage(EventName.SCRATCH_KEPT.text())
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }
}
