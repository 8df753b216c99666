package io.octollm.bench;

import io.octollm.schema.Codec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long {@code up} takes from the start of its JVM to the line that says it is ready, on a folder
 * that was used before, beside a program that is the embedded broker alone: in turn, in JVMs with the
 * flags and the AOT cache of this one.
 */
final class StartupBenchmark implements Benchmark {

  /**
   * How much is done.
   *
   * @param mainClass of the program that has the verb {@code up}
   */
  record Size(String mainClass, int rounds) {
    static final Size FULL = new Size("io.octollm.app.OctoLlm", 7);
  }

  private static final long STOP_SECONDS = 30;
  private static final String AOT = "-XX:AOTCache=";
  private final Size size;

  StartupBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> silent = Stream.concat(flags.stream(), Stream.of(Program.SILENT)).toList();
    Supplier<Process> up = () -> Program.start(flags, size.mainClass(),
        List.of("up", "--port", "0", "--data", folder.resolve("up").toString()));
    Supplier<Process> bare = () -> Program.start(
        silent, BareBroker.class, List.of(folder.resolve("bare").toString()));
    progress.accept("first starts, which make the folders");
    secondsToFirstLine(up);
    secondsToFirstLine(bare);
    List<Double> ready = new ArrayList<>();
    List<Double> broker = new ArrayList<>();
    for (int round = 1; round <= size.rounds(); round++) {
      ready.add(secondsToFirstLine(up));
      broker.add(secondsToFirstLine(bare));
      progress.accept("round %d of %d: ready in %.2f s, bare broker in %.2f s"
          .formatted(round, size.rounds(), ready.getLast(), broker.getLast()));
    }
    return figures(ready, broker);
  }

  /** Seconds from its start to its first line; it is stopped then, as a signal stops it. */
  private static double secondsToFirstLine(Supplier<Process> program) throws InterruptedException {
    long start = System.nanoTime();
    Process process = program.get();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (line == null) {
        throw new IllegalStateException("it ended with " + process.waitFor() + " before its first line");
      }
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it did not stop within " + STOP_SECONDS + " s");
      }
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static ObjectNode figures(List<Double> ready, List<Double> broker) {
    ObjectNode figures = Codec.emptyObject()
        .put("ready_s", Figures.rounded(Median.of(ready)))
        .put("bare_broker_s", Figures.rounded(Median.of(broker)))
        .put("ratio_to_bare_broker", Figures.rounded(Median.of(ready) / Median.of(broker)));
    figures.putPOJO("rounds", Map.of("ready_s", ready, "bare_broker_s", broker));
    figures.putObject("settings").put("rounds", ready.size()).put("figure", "median of the rounds")
        .put("aot_cache", ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(flag -> flag.startsWith(AOT)))
        .put("from", "the start of the JVM").put("to", "the first line on stdout");
    return figures;
  }
}
