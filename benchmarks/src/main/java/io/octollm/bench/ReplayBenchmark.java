package io.octollm.bench;

import io.octollm.schema.Codec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long {@code incident replay} of one bundle takes from the first line of {@code main} to the end, in JVMs with
 * the flags and the AOT cache that the launcher gives to short verbs; and how long the whole process takes beside
 * one that does nothing ({@code version}), in turn.
 */
final class ReplayBenchmark implements Benchmark {
  /** The flags of short verbs, their cache among them, a line each: the launcher knows them. */
  private static final String FLAGS = "octollm.brief.flags";
  private static final String CACHE = "-XX:AOTCache=";
  private static final Duration CACHE_WAIT = Duration.ofMinutes(2);
  private static final String HOME = "octollm.home";

  /**
   * How much is done.
   *
   * @param mainClass of the program that has the verbs
   */
  record Size(String mainClass, int rounds) {
    static final Size FULL = new Size("io.octollm.app.OctoLlm", 20);
  }

  /** One process, in seconds. */
  private record Time(double fromMain, double process) {}

  private final Size size;

  ReplayBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    String brief = System.getProperty(FLAGS);
    if (brief == null) {
      throw new IllegalStateException("nobody said what flags short verbs have: start it by the launcher");
    }
    List<String> own = brief.lines().toList();
    awaitCache(own, progress);
    String bundle = Path.of(System.getProperty(HOME, "."), "examples", "incident.zip").toString();
    List<String> flags = Stream.concat(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-XX:AOT") && !flag.startsWith("-D" + FLAGS)),
        own.stream()).toList();
    List<Time> replays = new ArrayList<>();
    List<Time> versions = new ArrayList<>();
    for (int round = 1; round <= size.rounds(); round++) {
      replays.add(time(flags, List.of("incident", "replay", bundle)));
      versions.add(time(flags, List.of("version")));
      progress.accept("round %d of %d: %.3f s from main, %.3f s in all, version %.3f s".formatted(round, size.rounds(),
          replays.getLast().fromMain, replays.getLast().process, versions.getLast().process));
    }
    return figures(replays, versions, own);
  }

  /** The cache is made in the background after a build. */
  private static void awaitCache(List<String> flags, Consumer<String> progress) throws InterruptedException {
    for (String flag : flags) {
      if (flag.startsWith(CACHE)) {
        Path cache = Path.of(flag.substring(CACHE.length()));
        long end = System.nanoTime() + CACHE_WAIT.toNanos();
        while (!Files.exists(cache)) {
          if (System.nanoTime() > end) {
            throw new IllegalStateException("the launcher has made no AOT cache in " + CACHE_WAIT.toSeconds() + " s");
          }
          progress.accept("waiting for the AOT cache of this build");
          TimeUnit.SECONDS.sleep(2);
        }
      }
    }
  }

  private Time time(List<String> flags, List<String> verb) throws InterruptedException {
    long start = System.nanoTime();
    Process process = Program.start(flags, FromMain.class,
        Stream.concat(Stream.of(size.mainClass()), verb.stream()).toList());
    String last = "";
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.onExit().join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.waitFor() != 0 || !last.startsWith(FromMain.SAYS)) {
      throw new IllegalStateException(String.join(" ", verb) + " ended with " + process.waitFor());
    }
    return new Time(Double.parseDouble(last.substring(FromMain.SAYS.length())), seconds);
  }

  private static ObjectNode figures(List<Time> replays, List<Time> versions, List<String> flags) {
    List<Double> fromMain = replays.stream().map(time -> Figures.rounded(time.fromMain)).toList();
    double process = Median.of(replays.stream().map(Time::process).toList());
    double version = Median.of(versions.stream().map(Time::process).toList());
    ObjectNode figures = Codec.emptyObject()
        .put("from_main_s", Figures.rounded(Median.of(fromMain)))
        .put("least_from_main_s", Figures.rounded(fromMain.stream().min(Double::compare).orElseThrow()))
        .put("process_s", Figures.rounded(process))
        .put("version_process_s", Figures.rounded(version))
        .put("ratio_to_version", Figures.rounded(process / version));
    figures.putPOJO("rounds", Map.of("from_main_s", fromMain));
    figures.putObject("settings").put("rounds", replays.size()).put("figure", "median of the rounds")
        .put("bundle", "examples/incident.zip")
        .put("aot_cache", flags.stream().anyMatch(flag -> flag.startsWith(CACHE)));
    return figures;
  }
}
