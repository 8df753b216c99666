package io.octollm.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that a verb was asked to write. Whether it can be is known before the work that fills it, and what
 * stands in the way ends the verb with a line that names the option and the file.
 */
record OutputFile(String option, Path path) {
  /** How a zip file begins, and so a bundle. */
  private static final byte[] ZIP = {'P', 'K'};

  /** The file that an option names. */
  static OutputFile of(String option, Path path) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(path)) {
      throw Failure.usage(option + " names a folder: " + path + "; name a file in it");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw Failure.usage(option + " " + path + " cannot be written: there is no folder " + folder);
    }
    if (!Files.isWritable(Files.exists(path) ? path : folder)) {
      throw Failure.usage(option + " " + path + " cannot be written: permission denied");
    }
    return new OutputFile(option, path);
  }

  /** The same for a bundle, which takes the place of nothing but an older one. */
  static OutputFile ofBundle(String option, Path path) throws IOException {
    OutputFile file = of(option, path);
    if (Files.exists(path) && !beginsAsZip(path)) {
      throw Failure.usage(option + " " + path + " is there and is no bundle: name another file");
    }
    return file;
  }

  private static boolean beginsAsZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What is told when the writing itself fails, as on a full disk. */
  Failure failure(IOException e) {
    String why = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    return Failure.unreachable(option + " " + path + " could not be written: "
        + (why == null ? e.getClass().getSimpleName() : why));
  }
}
