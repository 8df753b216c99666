package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page, as they stand there: those that start a pipeline, and those that follow. */
record DocCommands(List<String> starts, List<Line> commands) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```(up|sh)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXPECTED = Pattern.compile("# exit (\\d)");

  /** A command and the exit code that the page says it ends with. */
  record Line(String command, int exit) {}

  /** @param page its path from the project's root */
  static DocCommands of(String page) throws IOException {
    List<String> starts = new ArrayList<>();
    List<Line> commands = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve(page)));
    while (blocks.find()) {
      for (String line : blocks.group(2).strip().split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          Matcher expected = EXPECTED.matcher(line);
          int exit = expected.find() ? Integer.parseInt(expected.group(1)) : 0;
          if (blocks.group(1).equals("up")) {
            starts.add(line);
          } else {
            commands.add(new Line(line, exit));
          }
        }
      }
    }
    return new DocCommands(starts, commands);
  }

  /** Makes a folder one in which the commands run as in the project's. */
  static void prepare(Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("examples"), ROOT.resolve("examples"));
    Path launcher = folder.resolve("octollm");
    List<String> command = new ArrayList<>(ClassArchive.command(System.getProperty("java.class.path")));
    command.add(1, "-Doctollm.home=" + ROOT);
    Files.writeString(launcher, "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  /** Each command with its exit code in front, all in one shell. */
  List<String> run(Path folder) throws Exception {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < commands.size(); i++) {
      script.append(commands.get(i).command()).append("\necho \"$?\" >> codes\n");
    }
    Path output = folder.resolve("output");
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.toString())
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    shell.environment().keySet().removeIf(name -> name.startsWith("OCTOLLM_") || name.startsWith("LOG_"));
    Process process = shell.start();
    assertThat(process.waitFor(200, TimeUnit.SECONDS)).as("the script ends; so far: %s",
        Files.readString(output)).isTrue();
    List<String> codes = Files.readAllLines(folder.resolve("codes"));
    List<String> said = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      said.add(codes.get(i) + " " + commands.get(i).command());
    }
    return said;
  }

  /** What {@link #run} returns when every command ends as the page says. */
  List<String> expected() {
    return commands.stream().map(line -> line.exit() + " " + line.command()).toList();
  }
}
