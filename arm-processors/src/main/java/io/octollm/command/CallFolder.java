package io.octollm.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one call, gone when it is closed.
 *
 * @param files holds the call's files and nothing else; the command's own folder
 * @param stdin what the command reads as its input
 */
record CallFolder(Path root, Path files, Path stdin) implements AutoCloseable {

  static CallFolder make(Sandbox sandbox, Path scratch, Map<String, String> texts, String input)
      throws IOException {
    Path place = sandbox.place(scratch);
    Files.createDirectories(place);
    Path root = Files.createTempDirectory(place, "octollm-call-");
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

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
