package io.octollm.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Deletes folders with all that is in them. No link is followed, also none that somebody puts into
 * the place of a folder while it is deleted: what a sandbox's user owns may be root's to delete.
 */
final class Deletion {
  private Deletion() {}

  /**
   * Deletes a folder; one that is not there is a failure.
   *
   * @param last a name in it, which goes after all others: a lock holds for as long as there is something to hold
   */
  static void of(Path folder, Path last) throws IOException {
    Path absolute = folder.toAbsolutePath();
    try (DirectoryStream<Path> around = Files.newDirectoryStream(absolute.getParent())) {
      if (around instanceof SecureDirectoryStream<Path> secure) {
        delete(secure, absolute.getFileName(), last);
      } else {
        walk(absolute, absolute.resolve(last));
      }
    }
  }

  private static void delete(SecureDirectoryStream<Path> around, Path name, Path last) throws IOException {
    if (!isFolder(around, name)) {
      around.deleteFile(name);
      return;
    }
    try (SecureDirectoryStream<Path> within = around.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      boolean hasLast = false;
      for (Path entry : within) {
        if (entry.getFileName().equals(last)) {
          hasLast = true;
        } else {
          delete(within, entry.getFileName(), last);
        }
      }
      if (hasLast) {
        delete(within, last, last);
      }
    }
    around.deleteDirectory(name);
  }

  private static boolean isFolder(SecureDirectoryStream<Path> around, Path name) throws IOException {
    return around.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes().isDirectory();
  }

  /** Where the system cannot do it relative to a folder in hand; there is no sandbox there either. */
  private static void walk(Path folder, Path last) throws IOException {
    Comparator<Path> order = Comparator.<Path, Boolean>comparing(folder::equals).thenComparing(last::equals)
        .thenComparing(Comparator.reverseOrder());
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(order).toList()) {
        Files.delete(path);
      }
    }
  }
}
