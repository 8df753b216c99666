package io.octollm.arm.retrieval;

import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The documents of a folder: text files of 1 MiB at the most, 100,000 at the most, in the order of
 * their names. Links are not followed; hidden folders, build output and installed packages are passed
 * over.
 *
 * @param files relative to the folder
 * @param skipped files that would be documents and are none, each with the reason
 */
public record DocumentFolder(Path folder, List<Path> files, List<Skipped> skipped) {
  /** What a document's file is called in the end. */
  public static final List<String> ENDINGS =
      List.of("md", "markdown", "txt", "text", "adoc", "asciidoc", "rst", "org");

  /** The reason of a file that is there and may not be read. */
  public static final String UNREADABLE = "unreadable";

  private static final int MAX_FILES = 100_000;
  private static final long MAX_BYTES = Library.MAX_TEXT;
  private static final Set<String> NOT_DOCUMENTS = Set.of("target", "node_modules", "build", "data");
  private static final Pattern NAME = Pattern.compile("[^.].*\\.(" + String.join("|", ENDINGS) + ")");

  /** A file that was passed over. */
  public record Skipped(String file, String reason) {}

  /** Whether a file may be in the folder still: one that was skipped, or cannot be looked at, may. */
  public boolean mayHold(String file) {
    boolean unseen = skipped.stream().anyMatch(
        skip -> file.equals(skip.file()) || file.startsWith(skip.file() + "/"));
    try {
      return unseen || !Files.notExists(folder.resolve(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Looks for the files; throws IllegalArgumentException when there is no such folder. */
  public static DocumentFolder of(Path named) throws IOException {
    if (!Files.isDirectory(named)) {
      throw new IllegalArgumentException("documents: is no folder: " + named);
    }
    // The folder itself may be a link: whoever named it meant what it leads to.
    Path folder = named.toRealPath();
    List<Path> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        String name = String.valueOf(dir.getFileName());
        boolean passed = !dir.equals(folder)
            && (name.startsWith(".") || NOT_DOCUMENTS.contains(name));
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (attributes.isRegularFile() && NAME.matcher(name).matches()) {
          Path relative = folder.relativize(file);
          if (attributes.size() > MAX_BYTES) {
            skipped.add(new Skipped(id(relative), "too_large"));
          } else if (files.size() == MAX_FILES) {
            skipped.add(new Skipped(id(relative), "too_many"));
          } else {
            files.add(relative);
          }
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        skipped.add(new Skipped(id(folder.relativize(file)), UNREADABLE));
        return FileVisitResult.CONTINUE;
      }
    });
    files.sort(null);
    return new DocumentFolder(folder, List.copyOf(files), List.copyOf(skipped));
  }

  /** A file's id: its path from the folder, with slashes everywhere. */
  public static String id(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  /**
   * One file as a document, titled by its first heading. Bytes that are no UTF-8 are read as
   * replacement characters: one odd file stops nobody.
   */
  public Document read(Path relative, String source) throws IOException {
    String text = new String(Files.readAllBytes(folder.resolve(relative)), StandardCharsets.UTF_8);
    String id = id(relative);
    String title = PassageCutter.firstHeading(text, id);
    return new Document(id, title.length() > Library.MAX_NAME ? id : title, text, source,
        Codec.emptyObject());
  }

  /**
   * Puts all of them into a library; their source is {@code folder}.
   *
   * @return what is not there, with what was skipped before
   */
  public List<Skipped> into(Library library) {
    List<Skipped> missing = new ArrayList<>(skipped);
    for (Path file : files) {
      try {
        Library.Put put = library.put(Library.Origin.FOLDER, read(file, "folder"));
        if (put != Library.Put.TAKEN) {
          missing.add(new Skipped(id(file), put.toString()));
        }
      } catch (IOException e) {
        missing.add(new Skipped(id(file), UNREADABLE));
      }
    }
    library.refresh();
    return missing;
  }
}
