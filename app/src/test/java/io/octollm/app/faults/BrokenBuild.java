package io.octollm.app.faults;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * The program with one of its sources changed and compiled anew: what the tests of the guarantees
 * have to notice. The program itself has no switch for it.
 *
 * @param classes the folder of the changed class; first on the class path it wins
 */
record BrokenBuild(Path classes) {
  private static final Path ROOT = Path.of("..");

  /** Replaces the only place of a text in a source file, which lies at a path from the root. */
  static BrokenBuild of(Path folder, String source, String text, String instead)
      throws IOException {
    Path original = ROOT.resolve(source);
    String code = Files.readString(original);
    if (code.indexOf(text) < 0 || code.indexOf(text) != code.lastIndexOf(text)) {
      throw new IllegalArgumentException(source + " must hold once: " + text);
    }
    Path changed = Files.writeString(
        Files.createDirectories(folder.resolve("changed")).resolve(original.getFileName()),
        code.replace(text, instead));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed = ToolProvider.getSystemJavaCompiler().run(null, said, said, "-proc:none", "-d",
        classes.toString(), "-cp", System.getProperty("java.class.path"), changed.toString());
    if (failed != 0) {
      throw new IllegalArgumentException(said.toString(StandardCharsets.UTF_8));
    }
    return new BrokenBuild(classes);
  }

  String classPath() {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }
}
