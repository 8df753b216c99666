package io.octollm.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How tests start the program, and an archive of its classes, by which that takes less processor time: 0.6 of it for
 * a short verb. Made before the first test by a run of a few tasks, where the build names its file; else there is none.
 */
public final class ClassArchive implements LauncherSessionListener {
  private static final String FILE = System.getProperty("octollm.class.archive", "");
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  /** An archive takes classes from jars alone, and the program needs none of its tests. */
  private static final String JARS = Stream.of(CLASS_PATH.split(File.pathSeparator))
      .filter(entry -> !Path.of(entry).endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));

  /** The java command up to the program's own arguments. */
  static List<String> command(String classPath) {
    return FILE.isEmpty() || !classPath.equals(CLASS_PATH) ? command(List.of(), classPath)
        : command(List.of("-XX:SharedArchiveFile=" + FILE), JARS);
  }

  private static List<String> command(List<String> flags, String classPath) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, OctoLlm.class.getName()));
    return command;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!FILE.isEmpty()) {
      try {
        make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static void make() throws IOException, InterruptedException {
    Path made = Path.of(FILE + ".new");
    Path folder = Files.createDirectories(Path.of(FILE + ".run"));
    Path said = folder.resolve("said");
    List<String> command = command(List.of("-XX:ArchiveClassesAtExit=" + made), JARS);
    command.addAll(List.of("run", Path.of("..", "examples", "plain.jsonl").toAbsolutePath().toString(),
        "--out", folder.resolve("results.jsonl").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(said.toFile());
    OtherJvm.forgetSettings(builder);
    Process run = builder.start();
    if (!run.waitFor(180, TimeUnit.SECONDS) || run.exitValue() != 0 || !Files.exists(made)) {
      run.destroyForcibly();
      throw new IllegalStateException("no archive of classes: " + Files.readString(said));
    }
    Files.move(made, Path.of(FILE), StandardCopyOption.REPLACE_EXISTING);
  }
}
