package io.octollm.command;

import io.octollm.schema.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one call, gone when it is closed.
 *
 * @param files holds the call's files and nothing else; the command's own folder
 * @param stdin what the command reads as its input
 */
record CallFolder(Path root, Path files, Path stdin) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallFolder.class);
  private static final String BEGINNING = "octollm-call-";
  private static final Pattern NAME = Pattern.compile(BEGINNING + "(\\d{1,18})-.*");
  /** How far what the system says of a start may be off. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static CallFolder make(Sandbox sandbox, Path scratch, Map<String, String> texts, String input)
      throws IOException {
    Path place = sandbox.place(scratch);
    Files.createDirectories(place);
    Path root = Files.createTempDirectory(place, BEGINNING + ProcessHandle.current().pid() + "-");
    CallFolder folder = new CallFolder(root, root.resolve("files"), root.resolve("stdin"));
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

  private void give(int owner) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", owner);
      }
    }
  }

  /** Deletes what processes that are no more have left there; a kill leaves nobody time for it. */
  static void sweep(Path scratch) {
    try (Stream<Path> found = Files.list(scratch)) {
      found.filter(CallFolder::isLeftBehind).forEach(CallFolder::delete);
    } catch (IOException | UncheckedIOException e) {
      kept(e);
    }
  }

  private static boolean isLeftBehind(Path folder) {
    String name = String.valueOf(folder.getFileName());
    Matcher maker = NAME.matcher(name);
    return maker.matches() ? !isAlive(Long.parseLong(maker.group(1)), folder) : name.startsWith(BEGINNING);
  }

  /** A number of a process may be given again: it was not the maker who started later than the folder. */
  private static boolean isAlive(long pid, Path folder) {
    Instant made;
    try {
      made = Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProcessHandle.of(pid).filter(process -> process.info().startInstant()
        .map(start -> start.isBefore(made.plus(TOLERANCE))).orElse(true)).isPresent();
  }

  /** What cannot be deleted stays and is told: the call has its result, and no repeat would help. */
  @Override
  public void close() {
    delete(root);
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      kept(e);
    }
  }

  private static void kept(Exception e) {
    LOG.atWarn().setMessage(EventName.SCRATCH_KEPT.text())
        .addKeyValue("error_class", e.getClass().getSimpleName()).log();
  }
}
