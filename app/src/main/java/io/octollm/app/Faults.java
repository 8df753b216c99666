package io.octollm.app;

import io.octollm.schema.Spelling;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where exceptions end: each becomes one line on stderr and an exit code. */
record Faults(Shell shell) implements IParameterExceptionHandler, IExecutionExceptionHandler {

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
      case Failure failure -> {
        shell.note("octollm: " + oneLine(String.valueOf(failure.getMessage())));
        yield failure.exit();
      }
      case KafkaException kafka -> {
        shell.note("octollm: Kafka: " + kafka.getClass().getSimpleName() + ": "
            + oneLine(String.valueOf(kafka.getMessage())));
        yield Exit.UNREACHABLE;
      }
      default -> {
        shell.note("octollm: " + verb.getCommandName() + " broke on "
            + e.getClass().getName() + " at " + where(e) + "; LOG_LEVEL=ERROR shows where");
        LoggerFactory.getLogger(Faults.class).atError().setMessage("service.failed").setCause(e).log();
        yield Exit.UNREACHABLE;
      }
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
