package io.octollm.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.arm.ArmParts;
import io.octollm.arm.ArmUnusable;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.SoloRun;
import io.octollm.arm.retrieval.Library;
import io.octollm.schema.Assignment;
import io.octollm.schema.Decoded;
import io.octollm.schema.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one assignment through one arm, with no broker. */
@Command(name = "run", description = "Run one Assignment through one arm and print its Outcome.")
final class ArmRunVerb implements Callable<Integer> {
  private static final Duration VECTORS_LIMIT = Duration.ofSeconds(30);

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
    try (TemporaryFolder scratch = TemporaryFolder.create("arm");
        Documents documents = arm.equals(Arms.RETRIEVER)
            ? Documents.open(configuration, filter, new SimpleMeterRegistry()) : null) {
      ArmParts parts = new ArmParts(documents == null ? null : withVectors(documents.library()),
          scratch.path(), ModelDoor.open(configuration.model()), filter, configuration.executor());
      Outcome outcome =
          new SoloRun(Arms.create(arm, parts), filter, Clock.systemUTC()).run(assignment);
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

  /** Nothing runs for long here: vectors that come later would come too late. */
  private Library withVectors(Library library) {
    try {
      if (!library.awaitVectors(VECTORS_LIMIT)) {
        shell.note("octollm: " + library.withoutVector() + " passages have no vector after "
            + VECTORS_LIMIT.toSeconds() + " s; they are found by their words");
      }
      return library;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while the vectors of the documents were fetched");
    }
  }
}
