package io.octollm.arm.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tool of the system to read a program from its standard input and to run none of it: no shell,
 * no environment, no file, a time limit. A tool counts as there when it takes a sound program and
 * refuses a broken one. What it prints may quote the program, so only the line is taken from it.
 */
final class ToolSyntax implements Syntax {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  /** How long the pipes of a tool that has ended may stay open: somebody it left behind may hold them. */
  private static final Duration LINGER = Duration.ofSeconds(1);
  /** A machine that is busy at its start may not answer in time; a tool that never does must not be asked for ever. */
  private static final int MOST_PROBES = 3;
  private static final int MOST_OUTPUT = 16 * 1024;

  /** Compiles as a script, else as a module; neither is run. */
  private static final String NODE_PROGRAM = "const vm=require('vm');"
      + "const s=require('fs').readFileSync(0,'utf8');"
      + "try{new vm.Script(s,{filename:'stdin'})}catch(e){"
      + "try{new vm.SourceTextModule(s,{identifier:'stdin'})}catch(m){"
      + "throw /\\b(import|export|await)\\b/.test(s)?m:e}}";

  /**
   * How a tool is called.
   *
   * @param names where it may be, in the order in which they are tried; a bare one is looked for on the path
   * @param line the number of the line in what it prints
   */
  record Tool(List<String> names, List<String> arguments, String sound, String broken, Pattern line) {
    ToolSyntax open() {
      return new ToolSyntax(this);
    }
  }

  static final Tool PYTHON = new Tool(List.of("python3", "/usr/bin/python3", "/usr/local/bin/python3"),
      List.of("-I", "-c", "import ast,sys; ast.parse(sys.stdin.buffer.read(), 'stdin')"),
      "x = 1\n", "x = = 1\n", Pattern.compile("File \"stdin\", line (\\d{1,7})"));
  static final Tool NODE = new Tool(List.of("node", "/usr/bin/node", "/usr/local/bin/node"),
      List.of("--experimental-vm-modules", "--no-warnings", "-e", NODE_PROGRAM),
      "import a from 'a';\n", "let = = 1\n", Pattern.compile("stdin:(\\d{1,7})"));
  static final Tool BASH = new Tool(List.of("/usr/bin/bash", "/bin/bash", "bash"),
      List.of("--noprofile", "--norc", "-n"),
      "if true; then :; fi\n", "if true; then\n", Pattern.compile("line (\\d{1,7}):"));

  private final Tool tool;
  /** No more at once than there are processors; whoever waits can be interrupted. */
  private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Duration timeLimit;
  private @Nullable Optional<String> found;
  private int probes;

  ToolSyntax(Tool tool) {
    this(tool, TIME_LIMIT);
  }

  ToolSyntax(Tool tool, Duration timeLimit) {
    this.tool = tool;
    this.timeLimit = timeLimit;
  }

  @Override
  public Found check(String language, String content) throws InterruptedException {
    running.acquire();
    try {
      Optional<String> command = command();
      return command.isEmpty() ? Found.UNCHECKED : ran(command.get(), content).orElse(Found.UNCHECKED);
    } finally {
      running.release();
    }
  }

  private synchronized Optional<String> command() throws InterruptedException {
    Optional<String> known = found;
    if (known != null) {
      return known;
    }
    probes++;
    boolean told = true;
    for (String name : tool.names()) {
      Optional<Found> sound = ran(name, tool.sound());
      Optional<Found> broken = sound.filter(Found.OK::equals).isPresent() ? ran(name, tool.broken()) : sound;
      if (broken.filter(answer -> answer.state() == State.ERROR).isPresent() && !broken.equals(sound)) {
        found = Optional.of(name);
        return found;
      }
      told &= broken.isPresent();
    }
    // Whoever was not in time may be there all the same.
    if (told || probes >= MOST_PROBES) {
      found = Optional.empty();
    }
    return Optional.empty();
  }

  /** Empty where it did not end in time. */
  private Optional<Found> ran(String name, String content) throws InterruptedException {
    List<String> argv = new ArrayList<>(List.of(name));
    argv.addAll(tool.arguments());
    var builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().clear();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.of(Found.UNCHECKED);
    }
    try {
      return watched(process, content);
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<Found> watched(Process process, String content) throws InterruptedException {
    var printed = new StringBuffer();
    // Not virtual threads: a pipe would hold one of the few carriers.
    Thread reading = Thread.ofPlatform().daemon().start(() -> read(process.getInputStream(), printed));
    Thread writing = Thread.ofPlatform().daemon().start(() -> write(process.getOutputStream(), content));
    if (!process.waitFor(timeLimit)) {
      return Optional.empty();
    }
    writing.join(LINGER);
    reading.join(LINGER);
    if (process.exitValue() == 0) {
      return Optional.of(Found.OK);
    }
    Matcher line = tool.line().matcher(printed.toString());
    return Optional.of(line.find()
        ? Found.errors(List.of("line " + line.group(1) + ": the program is not well-formed"))
        // A tool that says no and not where has met something else than a flaw of syntax.
        : Found.UNCHECKED);
  }

  /** Reads to the end and keeps the beginning. */
  private static void read(InputStream from, StringBuffer into) {
    byte[] piece = new byte[4096];
    try (from) {
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        if (into.length() < MOST_OUTPUT) {
          into.append(new String(piece, 0, n, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // The process has ended while it was read; what was kept is enough.
      into.append('\n');
    }
  }

  private static void write(OutputStream to, String content) {
    try (to) {
      to.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It stopped reading: its exit code says what it thought.
      return;
    }
  }
}
