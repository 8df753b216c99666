package io.octollm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that their owner alone may read (0600), where the file system knows owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** Makes an empty file, in the place of an older one. */
  static Path create(Path path) throws IOException {
    Files.deleteIfExists(path);
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createFile(path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createFile(path);
  }
}
