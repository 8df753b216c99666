package io.octollm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that their owner alone may read (0600), where the file system knows owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  /**
   * Makes an empty file whose name begins so, and that no other process has: several may start at once
   * on one data folder.
   */
  static Path create(Path folder, String name) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createTempFile(folder, name, ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, name, ".new");
  }
}
