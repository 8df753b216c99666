package io.octollm.arm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The documents of a folder: {@code .md}, {@code .txt} and {@code .adoc} files of 1 MiB at the most,
 * 10,000 at the most, in the order of their names. Links are not followed; hidden folders, build
 * output and installed packages are passed over.
 */
final class DocumentFolder {
  private static final int MAX_FILES = 10_000;
  private static final long MAX_BYTES = 1024 * 1024;
  private static final Set<String> NOT_DOCUMENTS = Set.of("target", "node_modules", "build", "data");

  private DocumentFolder() {}

  /** Reads the folder; throws IllegalArgumentException when there is none. */
  static List<Passage> passages(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("documents: is no folder: " + folder);
    }
    List<Passage> passages = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        // Bytes that are no UTF-8 are read as replacement characters: one odd file stops nobody.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        passages.addAll(Passage.in(name, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return passages;
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        String name = String.valueOf(dir.getFileName());
        boolean skipped = !dir.equals(folder)
            && (name.startsWith(".") || NOT_DOCUMENTS.contains(name));
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && attributes.size() <= MAX_BYTES
            && file.getFileName().toString().matches("[^.].*\\.(md|txt|adoc)")) {
          files.add(file);
        }
        return files.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
      }
    });
    files.sort(null);
    return files;
  }
}
