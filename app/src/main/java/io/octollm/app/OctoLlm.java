package io.octollm.app;

import io.octollm.app.config.LogSettings;
import io.octollm.app.config.Sources;
import io.octollm.app.log.Logging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The program: finds the verb, runs it, and turns whatever ends it into one line and a code. */
@Command(
    name = "octollm",
    synopsisSubcommandLabel = "VERB",
    description = "LLM tasks as an event-driven pipeline on Kafka Streams.",
    footer = {"", "Exit codes: 0 done; 1 the answer is no; 2 bad usage or input; 3 something needed"
        + " cannot be reached or does not fit."})
public final class OctoLlm implements Callable<Integer> {
  @CommandLine.Mixin OutputOptions output = new OutputOptions();

  @CommandLine.Option(names = {"-V", "--version"}, description = "Print the version.")
  boolean version;

  private final Shell shell;

  OctoLlm(Shell shell) {
    this.shell = shell;
  }

  /** Runs a verb and ends the process with its code. */
  public static void main(String[] arguments) {
    HeadStart.of(arguments);
    StandardOutput out = new StandardOutput();
    Shell shell = Shell.ofProcess(out);
    LogSettings settings =
        LogSettings.early(new Sources(Map.of(), shell.environment(), List.of()));
    Logging.start(settings, LogSettings.Level.OFF, shell.err(), shell.terminal());
    Runtime.getRuntime().addShutdownHook(new Thread(Logging::stop, "octollm-log-end"));
    int exit = ended(shell, arguments);
    shell.out().flush();
    String loss = out.loss();
    if (loss != null) {
      shell.note("octollm: the output could not be written to its end: " + loss);
      exit = Exit.UNREACHABLE;
    }
    shell.err().flush();
    System.exit(exit);
  }

  /** The verb's code; 1 would be its answer, and the JVM's own for what breaks the process. */
  private static int ended(Shell shell, String... arguments) {
    try {
      return commandLine(shell, arguments).execute(arguments);
    } catch (Error e) {
      shell.note("octollm: broke on " + e.getClass().getName());
      return Exit.UNREACHABLE;
    }
  }

  /** The command line that these arguments need. */
  static CommandLine commandLine(Shell shell, String... arguments) {
    IFactory factory = new VerbFactory(shell);
    CommandLine line = new CommandLine(new OctoLlm(shell), factory);
    Verbs.add(line, factory, List.of(arguments));
    Faults faults = new Faults(shell);
    return line
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    if (version) {
      return new VersionVerb(shell).call();
    }
    shell.note("octollm: a verb is missing; `octollm --help` lists them");
    return Exit.USAGE;
  }
}
