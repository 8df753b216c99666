package io.octollm.bench;

import io.octollm.schema.Codec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  private static final String AOT = "-XX:AOTCache=";
  private final Size size;

  StartupBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    Program up = Program.of(List.of(), size.mainClass(),
        List.of("up", "--port", "0", "--data", folder.resolve("up").toString()));
    Program bare = Program.of(List.of(TimerNode.SILENT), BareBroker.class.getName(),
        List.of(folder.resolve("bare").toString()));
    progress.accept("first starts, which make the folders");
    up.secondsToFirstLine();
    bare.secondsToFirstLine();
    List<Double> ready = new ArrayList<>();
    List<Double> broker = new ArrayList<>();
    for (int round = 1; round <= size.rounds(); round++) {
      ready.add(up.secondsToFirstLine());
      broker.add(bare.secondsToFirstLine());
      progress.accept("round %d of %d: ready in %.2f s, bare broker in %.2f s"
          .formatted(round, size.rounds(), ready.getLast(), broker.getLast()));
    }
    return figures(ready, broker);
  }

  private static ObjectNode figures(List<Double> ready, List<Double> broker) {
    ObjectNode figures = Codec.emptyObject()
        .put("ready_s", rounded(Median.of(ready)))
        .put("bare_broker_s", rounded(Median.of(broker)))
        .put("ratio_to_bare_broker", rounded(Median.of(ready) / Median.of(broker)));
    figures.putPOJO("rounds", Map.of("ready_s", ready, "bare_broker_s", broker));
    figures.putObject("settings").put("rounds", ready.size()).put("figure", "median of the rounds")
        .put("aot_cache", ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(flag -> flag.startsWith(AOT)))
        .put("from", "the start of the JVM").put("to", "the first line on stdout");
    return figures;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }
}
