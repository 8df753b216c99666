package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.arm.ArmParts;
import io.octollm.arm.ArmUnusable;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.SoloRun;
import io.octollm.schema.Assignment;
import io.octollm.schema.Decoded;
import io.octollm.schema.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one assignment through one arm, with no broker. */
@Command(name = "run", description = "Run one Assignment through one arm and print its Outcome.")
final class ArmRunVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Parameters(index = "0", paramLabel = "ARM", description = "The arm's name.")
  String arm = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The Assignment as JSON; - for stdin.")
  String file = "";

  private final Shell shell;

  ArmRunVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Assignment assignment = switch (SoloRun.read(bytes())) {
      case Decoded.Value<Assignment>(Assignment value) -> value;
      case Decoded.Problem<Assignment>(var error) -> throw Failure.usage(file + ": " + error.message());
    };
    Configuration configuration = pipeline.configuration(shell, Map.of());
    ReflexFilter filter = new ReflexFilter(Ground.reflex(configuration));
    try (TemporaryFolder scratch = TemporaryFolder.create("arm")) {
      Outcome outcome = new SoloRun(Arms.create(arm, parts(configuration, filter, scratch.path())),
          filter, Clock.systemUTC()).run(assignment);
      shell.json(outcome);
      return outcome instanceof Outcome.Succeeded ? Exit.DONE : Exit.NO;
    } catch (ArmUnusable e) {
      throw Failure.unreachable(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private byte[] bytes() throws IOException {
    try (TaskLines lines = TaskLines.open(file, shell.in())) {
      return lines.everything();
    }
  }

  private static ArmParts parts(Configuration configuration, ReflexFilter filter, Path scratch) {
    return new ArmParts(configuration.documents(), scratch, ModelDoor.open(configuration.model()),
        filter, configuration.executor());
  }
}
