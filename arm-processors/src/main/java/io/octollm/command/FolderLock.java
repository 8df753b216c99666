package io.octollm.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A folder in use, said by a locked file in it. The kernel lets go of it with the process, however
 * that ends, and it holds between containers that share the folder, where numbers of processes say
 * nothing. A process must not try for what it holds itself: the attempt would let go of it.
 */
record FolderLock(FileChannel file) implements AutoCloseable {
  static final Path NAME = Path.of("lock");

  /** Takes it without waiting; empty where somebody else has the folder, or has just deleted it. */
  static Optional<FolderLock> take(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    FileChannel file;
    try {
      file = FileChannel.open(path,
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    }
    FolderLock lock = new FolderLock(file);
    try {
      // Who deletes has the lock meanwhile: one of a file that is not there any more came too late.
      if (file.tryLock() != null && Files.exists(path)) {
        return Optional.of(lock);
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    lock.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
