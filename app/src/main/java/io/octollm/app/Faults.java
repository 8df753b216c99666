package io.octollm.app;

import io.octollm.schema.EventName;
import io.octollm.schema.Spelling;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where exceptions end: each becomes one line on stderr and an exit code. */
record Faults(Shell shell) implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    shell.note("octollm: " + usage(e));
    return Exit.USAGE;
  }

  private static String usage(ParameterException e) {
    CommandLine verb = e.getCommandLine();
    String help = " (see `" + verb.getCommandSpec().qualifiedName() + " --help`)";
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      if (unmatched.isUnknownOption()) {
        return "unknown option " + word + ", the nearest is "
            + Spelling.nearest(word, verb.getCommandSpec().optionsMap().keySet()) + help;
      }
      return verb.getSubcommands().isEmpty()
          ? "unexpected argument " + word + help
          : "unknown verb " + word + ", the nearest is "
              + Spelling.nearest(word, verb.getSubcommands().keySet()) + help;
    }
    return oneLine(String.valueOf(e.getMessage())) + help;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine verb, ParseResult parsed) {
    return switch (e) {
      case Failure failure -> end(verb, failure.exit(), String.valueOf(failure.getMessage()));
      case InterruptException stopped -> end(verb, Exit.UNREACHABLE, "stopped");
      case KafkaException kafka -> end(verb, Exit.UNREACHABLE,
          "Kafka: " + kafka.getClass().getSimpleName() + ": " + kafka.getMessage());
      case FileSystemException file -> end(verb, Exit.UNREACHABLE, file.getFile() + ": " + why(file));
      default -> {
        log.atError().setMessage(EventName.SERVICE_FAILED.text()).setCause(e).log();
        yield end(verb, Exit.UNREACHABLE, verb.getCommandName() + " broke on "
            + e.getClass().getName() + " at " + where(e));
      }
    };
  }

  /** The one line: of a long-running process in its log, where each line has one form. */
  private int end(CommandLine verb, int exit, String message) {
    String line = oneLine(message);
    if (verb.getCommand() instanceof UpVerb && log.isErrorEnabled()) {
      log.atError().setMessage(EventName.SERVICE_FAILED.text())
          .addKeyValue("error_type", exit == Exit.USAGE ? "validation" : "external")
          .addKeyValue("error", line).log();
    } else {
      shell.note("octollm: " + line);
    }
    return exit;
  }

  private static String why(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    };
  }

  private static String where(Exception e) {
    List<StackTraceElement> frames = List.of(e.getStackTrace());
    return frames.isEmpty() ? "an unknown place" : frames.getFirst().toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
