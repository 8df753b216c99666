package io.octollm.command;

import io.octollm.schema.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one call, gone when it is closed. It is this user's own, and locked while it is open.
 *
 * @param files holds the call's files and nothing else; the command's own folder
 * @param stdin what the command reads as its input
 */
record CallFolder(Path root, Path files, Path stdin, FolderLock lock) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallFolder.class);
  private static final String BEGINNING = "octollm-call-";

  static CallFolder make(Sandbox sandbox, Path scratch, Map<String, String> texts, String input)
      throws IOException {
    CallFolder folder = locked(sandbox.place(scratch));
    try {
      Files.createDirectory(folder.files);
      Files.writeString(folder.stdin, input);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(folder.files.resolve(text.getKey()), text.getValue());
      }
      if (sandbox.owner() >= 0) {
        folder.give(sandbox.owner());
      }
      return folder;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static CallFolder locked(Path place) throws IOException {
    Files.createDirectories(place);
    while (true) {
      Path root = Files.createTempDirectory(place, own());
      Optional<FolderLock> lock;
      try {
        lock = FolderLock.take(root);
      } catch (IOException e) {
        delete(root);
        throw e;
      }
      // A sweep may have come between; then there is another folder to make.
      if (lock.isPresent()) {
        return new CallFolder(root, root.resolve("files"), root.resolve("stdin"), lock.get());
      }
    }
  }

  /** How the names of this process's folders begin; no other process on the same kernel began at the same time. */
  private static String own() {
    ProcessHandle self = ProcessHandle.current();
    return BEGINNING + self.pid() + "-" + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L) + "-";
  }

  /**
   * Gives the files to the sandbox's user, the folder last: while he cannot enter it he can put
   * nothing else in their place. The folder around stays this user's; the other may pass through it.
   */
  private void give(int owner) throws IOException {
    Files.setPosixFilePermissions(stdin, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> inside = Files.list(files)) {
      for (Path file : inside.toList()) {
        Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
      }
    }
    Files.setAttribute(files, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** Deletes the folders of this user that no living process holds; a kill leaves nobody time for it. */
  static void sweep(Path place) {
    try (CallFolder own = locked(place); Stream<Path> found = Files.list(place)) {
      Object user = user(own.root);
      found.filter(CallFolder::isAnothers).forEach(folder -> sweep(folder, user));
    } catch (IOException | UncheckedIOException e) {
      kept(e);
    }
  }

  private static boolean isAnothers(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(BEGINNING) && !name.startsWith(own())
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private static Object user(Path path) throws IOException {
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void sweep(Path folder, Object user) {
    try (FolderLock lock = user.equals(user(folder)) ? FolderLock.take(folder).orElse(null) : null) {
      if (lock != null) {
        delete(folder);
      }
    } catch (NoSuchFileException e) {
      // Its own process or another sweep has deleted it meanwhile: nothing is kept.
      return;
    } catch (IOException e) {
      kept(e);
    }
  }

  /** What cannot be deleted stays and is told: the call has its result, and no repeat would help. */
  @Override
  public void close() {
    try (lock) {
      delete(root);
    } catch (IOException e) {
      kept(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Deletion.of(folder, FolderLock.NAME);
    } catch (IOException e) {
      kept(e);
    }
  }

  private static void kept(Exception e) {
    LOG.atWarn().setMessage(EventName.SCRATCH_KEPT.text())
        .addKeyValue("error_class", e.getClass().getSimpleName()).log();
  }
}
